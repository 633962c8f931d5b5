"""The scripts by which bash, zsh and fish ask `nt` for completions."""

from __future__ import annotations

#: what `nt` answers where a file is to be named: no word that could be meant
FILE = "<file>"
BASH = r"""# nt in bash: source <(nt completion bash)
_nt() {
  local line=${COMP_LINE:0:COMP_POINT} words=() last=-1 word before
  COMPREPLY=()
  for word in "${COMP_WORDS[@]:0:COMP_CWORD+1}"; do # parted at = : < > too: join what no blank parts
    [[ $last == -1 || $line == [[:blank:]]* ]] && words[++last]=''
    line=${line#"${line%%[![:blank:]]*}"}
    [[ $line == "$word"* ]] || word=$line # the cursor stands in it
    line=${line#"$word"} words[last]+=$word
  done
  if [[ ${words[last]} =~ ^[0-9\&]*[\<\>] || ${words[last-1]} =~ ^[0-9\&]*[\<\>]+[\&|]?$ ]]; then
    compopt -o default # the name of a file to read or write
    return
  fi
  before=${words[last]%"$2"} # stands in front of what bash replaces
  while IFS= read -r word; do
    if [[ $word == '<file>' ]]; then
      compopt -o default # the name of a file to read
      return
    fi
    word=${word#"${before//[\\\'\"]/}"}
    [[ $before == *[\'\"] ]] || printf -v word %q "$word"
    COMPREPLY+=("${word//\\,/,}")
  done < <(command nt completion --answer bash -- "${words[@]}" 2>/dev/null)
}
complete -o nosort -F _nt nt 2>/dev/null || complete -F _nt nt
"""
ZSH = r"""#compdef nt
# nt in zsh: source <(nt completion zsh), or this as the file _nt in a folder of $fpath
_nt() {
  local -a found
  found=(${(f)"$(command nt completion --answer zsh -- "${(@)words[1,CURRENT-1]}" "$PREFIX" 2>/dev/null)"})
  if [[ $found[1] == '<file>' ]]; then
    _files
  elif (( $#found )); then
    _describe -V nt found
  fi
}
if [[ $funcstack[1] == _nt ]]; then
  _nt "$@"
else
  (( $+functions[compdef] )) || { autoload -Uz compinit && compinit }
  compdef _nt nt
fi
"""
FISH = r"""# nt in fish: nt completion fish | source
function __nt_answer
    set -l words (commandline -opc)
    set -l typed (commandline -ct)
    set -l found (command nt completion --answer fish -- $words "$typed" 2>/dev/null)
    if test "$found" = '<file>'
        __fish_complete_path "$typed"
    else if set -q found[1]
        printf '%s\n' $found
    end
end
complete -c nt -f -k -a '(__nt_answer)'
"""
SCRIPTS = {"bash": BASH, "zsh": ZSH, "fish": FISH}
