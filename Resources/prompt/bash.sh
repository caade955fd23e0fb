# In ~/.bashrc: eval "$(milepost prompt init bash)"
__milepost_prompt() {
  local last=$?
  __milepost_line=$({program} prompt --shell bash 2>/dev/null)
  return $last
}
case ";${PROMPT_COMMAND[*]:-};" in
*__milepost_prompt*) ;;
*)
  PROMPT_COMMAND="__milepost_prompt${PROMPT_COMMAND:+;$PROMPT_COMMAND}"
  PS1='${__milepost_line:+$__milepost_line }'"$PS1"
  ;;
esac
