/** How many times the usual number of random documents is tried; 1 unless `make fuzz` says otherwise. */
export const fuzz = Number(process.env["FUZZ"] ?? 1)
