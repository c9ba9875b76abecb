package dev.shelflife.app.health;

import java.util.List;
import java.util.stream.Stream;

/**
 * How this process is: as well as the worst of its roles.
 *
 * @param roles those that run in this process
 */
public record Health(boolean live, boolean ready, boolean caughtUp, List<RoleHealth> roles) {
    /** Copies, so that it is a value. */
    public Health {
        roles = List.copyOf(roles);
    }

    /** The health of a process with these roles; one without any is not ready. */
    public static Health of(List<RoleHealth> roles) {
        boolean some = !roles.isEmpty();
        return new Health(
                roles.stream().allMatch(RoleHealth::live),
                some && roles.stream().allMatch(each -> each.live() && each.ready()),
                some && roles.stream().allMatch(each -> each.live() && each.ready() && each.caughtUp()),
                roles);
    }

    /** All reasons, each behind the name of its role. */
    public Stream<String> reasons() {
        return roles.stream().flatMap(each -> each.reasons().stream().map(why -> each.role() + ": " + why));
    }
}
