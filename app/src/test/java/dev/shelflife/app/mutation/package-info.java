/** Breaks the bundled pages in thousands of known ways and checks what comes of each. */
package dev.shelflife.app.mutation;
