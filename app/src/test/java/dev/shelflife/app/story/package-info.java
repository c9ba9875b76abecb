/** What the end-to-end tests share: pages, a site that shows them and takes webhooks, an installation, and its topics. */
@NullMarked
package dev.shelflife.app.story;

import org.jspecify.annotations.NullMarked;
