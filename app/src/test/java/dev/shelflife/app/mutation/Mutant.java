package dev.shelflife.app.mutation;

/**
 * A page that was broken on purpose.
 *
 * @param operator what was done to it
 * @param html the page
 * @param expected what must come of it
 */
record Mutant(String operator, String html, Expectation expected) {}
