# In ~/.zshrc: eval "$(milepost prompt init zsh)"
__milepost_prompt() {
  local last=$?
  __milepost_line=$({program} prompt --shell zsh 2>/dev/null)
  return $last
}
if [[ -z ${(M)precmd_functions:#__milepost_prompt} ]]; then
  setopt prompt_subst
  precmd_functions=(__milepost_prompt $precmd_functions)
  PROMPT='${__milepost_line:+$__milepost_line }'"$PROMPT"
fi
