package dev.shelflife.events.topics;

import dev.shelflife.events.AcceptedCatalogue;
import dev.shelflife.events.ArchivedPage;
import dev.shelflife.events.Command;
import dev.shelflife.events.Delivery;
import dev.shelflife.events.ImageRelease;
import dev.shelflife.events.Lifecycle;
import dev.shelflife.events.Milestone;
import dev.shelflife.events.Notification;
import dev.shelflife.events.Observation;
import dev.shelflife.events.Progress;
import dev.shelflife.events.Transition;
import dev.shelflife.events.inventory.InventoryItem;
import dev.shelflife.events.inventory.Target;
import dev.shelflife.events.topics.Topic.Cleanup;
import java.time.Duration;
import java.util.List;

/** All topics. Names stand here and nowhere else. */
public final class Topics {

    private static final int RECORD = 1 << 20;
    private static final int PAGE = 8 << 20;
    private static final Duration DELIVERY_HORIZON = Duration.ofDays(30);
    private static final Duration DEAD_LETTERS = Duration.ofDays(365);

    /** Every distinct response. */
    public static final Topic<ArchivedPage> PAGES = new Topic<>(
            "shelflife.pages",
            "SHA-256 of the body",
            ArchivedPage.class,
            Cleanup.KEEP,
            null,
            PAGE,
            false,
            "ingest",
            false,
            "every distinct response, as received");

    /** What was last accepted of each source. */
    public static final Topic<AcceptedCatalogue> CATALOGUES = new Topic<>(
            "shelflife.catalogues",
            "source id",
            AcceptedCatalogue.class,
            Cleanup.COMPACT,
            null,
            PAGE,
            false,
            "ingest",
            false,
            "what was last accepted of each source");

    /** The one input of the lifecycle topology. */
    public static final Topic<Observation> OBSERVATIONS = new Topic<>(
            "shelflife.observations",
            "subject",
            Observation.class,
            Cleanup.KEEP,
            null,
            RECORD,
            false,
            "ingest; ticks: the clock",
            false,
            "facts that are new, changed or absent, checks, and the time");

    /** Observations that could not be read or were refused. */
    public static final Topic<byte[]> OBSERVATIONS_DEAD_LETTER =
            deadLetter("shelflife.observations.dead-letter", "streams", "observations nobody could read or believe");

    /** Each release once. */
    public static final Topic<ImageRelease> IMAGE_RELEASES = new Topic<>(
            "shelflife.image-releases",
            "framework version",
            ImageRelease.class,
            Cleanup.KEEP,
            null,
            RECORD,
            false,
            "streams",
            true,
            "each image release once");

    /** The state table. */
    public static final Topic<Lifecycle> LIFECYCLES = new Topic<>(
            "shelflife.lifecycles",
            "subject",
            Lifecycle.class,
            Cleanup.COMPACT,
            null,
            RECORD,
            false,
            "streams",
            true,
            "the state of every framework version and source");

    /** The past of the state table. */
    public static final Topic<Lifecycle> HISTORY = new Topic<>(
            "shelflife.history",
            "subject",
            Lifecycle.class,
            Cleanup.KEEP,
            null,
            RECORD,
            false,
            "streams",
            true,
            "each row as it was known from an instant on, whenever what is known changed");

    /** Every transition, for ever. */
    public static final Topic<Transition> TRANSITIONS = new Topic<>(
            "shelflife.transitions",
            "subject",
            Transition.class,
            Cleanup.KEEP,
            null,
            RECORD,
            false,
            "streams",
            true,
            "everything that ever happened to a subject");

    /** Transitions that could not be read. */
    public static final Topic<byte[]> TRANSITIONS_DEAD_LETTER =
            deadLetter("shelflife.transitions.dead-letter", "notifier", "transitions nobody could read");

    /** How far the log has been decided. */
    public static final Topic<Progress> PROGRESS = new Topic<>(
            "shelflife.progress",
            "partition of shelflife.observations",
            Progress.class,
            Cleanup.COMPACT,
            null,
            RECORD,
            true,
            "streams",
            false,
            "until when each partition of the observations has been decided; what signs of life are made from");

    /** End of patch: reached, reopened, withdrawn. */
    public static final Topic<Transition> END_OF_PATCH = new Topic<>(
            "shelflife.deprecations.end-of-patch",
            "framework version",
            Transition.class,
            Cleanup.KEEP,
            null,
            RECORD,
            false,
            "notifier",
            true,
            "end of patch and support was reached, reopened or withdrawn");

    /** End of availability: reached, reopened, withdrawn. */
    public static final Topic<Transition> END_OF_AVAILABILITY = new Topic<>(
            "shelflife.deprecations.end-of-availability",
            "framework version",
            Transition.class,
            Cleanup.KEEP,
            null,
            RECORD,
            false,
            "notifier",
            true,
            "end of availability was reached, reopened or withdrawn");

    /** Notifications to send. */
    public static final Topic<Notification> OUTBOX = new Topic<>(
            "shelflife.outbox",
            "destination|subject",
            Notification.class,
            Cleanup.EXPIRE,
            DELIVERY_HORIZON,
            RECORD,
            false,
            "notifier, app",
            false,
            "notifications to send");

    /** Notifications that could not be read, or could not be delivered; {@code redeliver} sends the latter anew. */
    public static final Topic<byte[]> OUTBOX_DEAD_LETTER =
            deadLetter("shelflife.outbox.dead-letter", "notifier", "notifications nobody could read or deliver");

    /** What became of each notification. */
    public static final Topic<Delivery> DELIVERIES = new Topic<>(
            "shelflife.deliveries",
            "notification id",
            Delivery.class,
            Cleanup.KEEP,
            null,
            RECORD,
            false,
            "notifier",
            true,
            "what was sent or suppressed, where, when and why");

    /** What people order. */
    public static final Topic<Command> COMMANDS = new Topic<>(
            "shelflife.commands",
            "target",
            Command.class,
            Cleanup.KEEP,
            null,
            RECORD,
            true,
            "app, notifier",
            false,
            "what people order: acknowledgements, snoozes, waivers, releases from quarantine; which receivers are gone");

    /** What people run. */
    public static final Topic<InventoryItem> INVENTORY = new Topic<>(
            "shelflife.inventory",
            "item",
            InventoryItem.class,
            Cleanup.COMPACT,
            null,
            RECORD,
            false,
            "app",
            false,
            "uses of images: by what, and whose they are; anybody may write here");

    /** Items of the inventory that could not be read. */
    public static final Topic<byte[]> INVENTORY_DEAD_LETTER =
            deadLetter("shelflife.inventory.dead-letter", "notifier", "uses of images nobody could read");

    /** Where what people run stands. */
    public static final Topic<Target> TARGETS = new Topic<>(
            "shelflife.targets",
            "family|item",
            Target.class,
            Cleanup.COMPACT,
            null,
            RECORD,
            false,
            "notifier",
            true,
            "where each use of an image stands, and what its owner should know now");

    /** What happened to what people run. */
    public static final Topic<Transition> TARGET_TRANSITIONS = new Topic<>(
            "shelflife.target-transitions",
            "subject",
            Transition.class,
            Cleanup.KEEP,
            null,
            RECORD,
            false,
            "notifier",
            true,
            "what happened to images that people run, with their workloads and owners");

    /** All of them, in the order in which a fact meets them. */
    public static final List<Topic<?>> ALL = List.of(
            PAGES,
            CATALOGUES,
            OBSERVATIONS,
            OBSERVATIONS_DEAD_LETTER,
            IMAGE_RELEASES,
            LIFECYCLES,
            HISTORY,
            TRANSITIONS,
            TRANSITIONS_DEAD_LETTER,
            PROGRESS,
            END_OF_PATCH,
            END_OF_AVAILABILITY,
            OUTBOX,
            OUTBOX_DEAD_LETTER,
            DELIVERIES,
            COMMANDS,
            INVENTORY,
            INVENTORY_DEAD_LETTER,
            TARGETS,
            TARGET_TRANSITIONS);

    private Topics() {}

    /** The deprecation topic of a milestone. */
    public static Topic<Transition> deprecations(Milestone milestone) {
        return switch (milestone) {
            case END_OF_PATCH -> END_OF_PATCH;
            case END_OF_AVAILABILITY -> END_OF_AVAILABILITY;
            case OTHER -> throw new IllegalArgumentException("an unknown milestone has no topic");
        };
    }

    private static Topic<byte[]> deadLetter(String name, String writer, String purpose) {
        return new Topic<>(
                name, "as received", byte[].class, Cleanup.EXPIRE, DEAD_LETTERS, PAGE, true, writer, false, purpose);
    }
}
