/** What subscriptions would have told, and how early. */
@NullMarked
package dev.shelflife.app.backtest;

import org.jspecify.annotations.NullMarked;
