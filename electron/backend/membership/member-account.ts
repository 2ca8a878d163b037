/** Whose account (a) a member (m) is today: by its name, since a file that is undone and imported again makes new rows of it. */
export const isMemberAccount = 'a.platform = m.platform AND a.kind = m.kind AND a.value = m.value';
