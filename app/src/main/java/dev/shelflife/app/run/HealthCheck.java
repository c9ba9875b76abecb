package dev.shelflife.app.run;

import dev.shelflife.app.cluster.Lag;
import dev.shelflife.app.cluster.Lag.UnknownLagException;
import dev.shelflife.app.health.Health;
import dev.shelflife.app.health.HealthServer;
import dev.shelflife.app.health.RoleHealth;
import dev.shelflife.events.metrics.Meters;
import dev.shelflife.events.metrics.Metric;
import dev.shelflife.events.topics.Cluster;
import dev.shelflife.events.topics.Topic;
import dev.shelflife.events.topics.Topics;
import dev.shelflife.notifier.topology.InventoryTopology;
import dev.shelflife.notifier.topology.RoutingTopology;
import dev.shelflife.notifier.topology.SenderTopology;
import dev.shelflife.streams.Lifecycles;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Looks at the roles of this process, and at the brokers where it is about what is still to be done. */
final class HealthCheck implements HealthServer.Tells, AutoCloseable {

    /** A group commits ten times a second; a transaction may take longer. */
    private static final Duration MOMENT = Duration.ofSeconds(1);

    private final Roles roles;
    private final Lag lag;
    private final PrometheusMeterRegistry registry;

    HealthCheck(Roles roles, Cluster cluster, PrometheusMeterRegistry registry) {
        this.roles = roles;
        this.lag = new Lag(cluster);
        this.registry = registry;
        Meters meters = new Meters(registry);
        for (Role role : roles.which()) {
            String name = name(role);
            meters.gauge(Metric.ROLE_LIVE, () -> roles.health(role).live() ? 1 : 0, name);
            meters.gauge(Metric.ROLE_READY, () -> roles.health(role).ready() ? 1 : 0, name);
        }
    }

    static String name(Role role) {
        return role.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public Health now() {
        return Health.of(roles.which().stream().map(roles::health).toList());
    }

    @Override
    public Health whole() {
        return Health.of(roles.which().stream().map(this::whole).toList());
    }

    @Override
    public String metrics() {
        return registry.scrape();
    }

    @Override
    public void close() {
        lag.close();
    }

    private RoleHealth whole(Role role) {
        RoleHealth now = roles.health(role);
        if (!now.live()) {
            return now;
        }
        List<String> behind = new ArrayList<>();
        switch (role) {
            case STREAMS -> {
                behind(behind, Lifecycles.ROLE, Topics.OBSERVATIONS);
                if (!roles.isDecided()) {
                    behind.add("more is due by the last tick than is decided");
                }
            }
            case NOTIFIER -> {
                behind(behind, RoutingTopology.ROLE, Topics.TRANSITIONS);
                behind(behind, RoutingTopology.ROLE, Topics.TARGET_TRANSITIONS);
                behind(behind, InventoryTopology.ROLE, Topics.LIFECYCLES);
                behind(behind, InventoryTopology.ROLE, Topics.INVENTORY);
                if (roles.sends()) {
                    behind(behind, SenderTopology.ROLE, Topics.OUTBOX);
                }
            }
            case INGEST, CLOCK -> {
                // Nothing on a topic waits for them: what they know of themselves is all.
            }
        }
        List<String> reasons = new ArrayList<>(now.reasons());
        reasons.addAll(behind);
        return new RoleHealth(now.role(), now.live(), now.ready(), now.caughtUp() && behind.isEmpty(), reasons);
    }

    private void behind(List<String> reasons, String group, Topic<?> topic) {
        try {
            long records = lag.of(group, topic, MOMENT);
            if (records > 0) {
                reasons.add(group + " is " + records + " records behind the end of " + topic.name());
            }
        } catch (UnknownLagException e) {
            reasons.add("it is not known how far " + group + " is: " + e.getMessage());
        }
    }
}
