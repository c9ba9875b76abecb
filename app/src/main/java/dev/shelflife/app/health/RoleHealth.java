package dev.shelflife.app.health;

import java.util.List;
import java.util.Objects;

/**
 * How a role of this process is.
 *
 * @param role its name, such as {@code streams}
 * @param live whether it has not failed
 * @param ready whether it is at work
 * @param caughtUp whether it has worked off all that was there when it was asked; false also when that is not known
 * @param reasons why not, in words; empty when all is well
 */
public record RoleHealth(String role, boolean live, boolean ready, boolean caughtUp, List<String> reasons) {
    /** Copies, so that it is a value. */
    public RoleHealth {
        Objects.requireNonNull(role, "role");
        reasons = List.copyOf(reasons);
    }
}
