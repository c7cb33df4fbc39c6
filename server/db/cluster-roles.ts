/** The superuser, who owns the tables. */
export const ownerRole = 'comity_owner'
/** The restricted role under which the program works. */
export const appRole = 'comity_app'
