# In ~/.config/fish/config.fish: milepost prompt init fish | source
function __milepost_status
    return $argv[1]
end
if not functions -q __milepost_fish_prompt
    functions -c fish_prompt __milepost_fish_prompt
    function fish_prompt
        set -l last $status
        set -l line ({program} prompt --shell fish 2>/dev/null)
        test -n "$line"; and echo -n "$line "
        __milepost_status $last
        __milepost_fish_prompt
    end
end
