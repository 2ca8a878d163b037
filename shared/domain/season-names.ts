/** The four of the usual calendars. */
export const seasons = ['spring', 'summer', 'autumn', 'winter'] as const;

/** Parts of a year by their place in it. Own spans, two to twelve, are kept by the first so many of these, whatever they are called. */
export const spans = [...seasons, 'span5', 'span6', 'span7', 'span8', 'span9', 'span10', 'span11', 'span12'] as const;
export type Season = (typeof spans)[number];
