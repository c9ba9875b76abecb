package dev.shelflife.notifier.channel;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.shelflife.events.Milestone;
import dev.shelflife.events.Notification;
import dev.shelflife.events.Transition;
import dev.shelflife.events.identity.Ids;
import dev.shelflife.events.topics.Json;
import dev.shelflife.notifier.route.MessageText;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Bodies of PagerDuty's Events API v2, without the routing key. */
final class PagerDutyEvent {

    /** PagerDuty takes 512 KB. */
    static final int MAX_BYTES = 500_000;

    private static final int MAX_SUMMARY = 1_024;
    private static final int MAX_KEY = 255;
    private static final int MAX_DETAIL = 4_000;

    private PagerDutyEvent() {}

    static ObjectNode trigger(Notification notification) {
        Transition transition = notification.transition();
        MessageText text = MessageText.of(notification);
        ObjectNode event = ending("trigger", transition);
        ObjectNode payload = payload(notification, text, event.putObject("payload"));
        payload.put("severity", Severity.of(transition).word());
        payload.put(
                "component", transition.framework() + (transition.version() == null ? "" : " " + transition.version()));
        payload.put("group", transition.service());
        payload.put("class", slug(transition.milestone()));
        event.put("client", "shelflife");
        link(text, event);
        return event;
    }

    /** To resolve or acknowledge nothing but the key is needed. */
    static ObjectNode ending(String action, Transition transition) {
        ObjectNode event = Json.mapper().createObjectNode();
        event.put("event_action", action);
        event.put("dedup_key", dedupKey(transition));
        return event;
    }

    /** Tells without paging. PagerDuty knows no key for these: one that is sent twice is shown twice, with the same id. */
    static ObjectNode change(Notification notification) {
        MessageText text = MessageText.of(notification);
        ObjectNode event = Json.mapper().createObjectNode();
        payload(notification, text, event.putObject("payload"));
        link(text, event);
        return event;
    }

    /** As it is sent: of a digest that is too long for PagerDuty the changes that happened last are left out, and counted. */
    static byte[] bytes(ObjectNode event) {
        ObjectNode details = event.at("/payload/custom_details") instanceof ObjectNode there ? there : event;
        return Shortening.fit(event, details, details, MAX_BYTES);
    }

    /**
     * What an incident is about: a revision of a date. An acknowledged incident keeps silent about all further events with its key,
     * so a date that moved has to have another one.
     */
    static String dedupKey(Transition transition) {
        String stage = transition.type().slug();
        String key = "shelflife:" + transition.subject() + ":" + slug(transition.milestone()) + ":" + stage + ":r"
                + transition.revision() + (transition.newDate() == null ? "" : ":" + transition.newDate());
        return key.length() <= MAX_KEY ? key : "shelflife:" + Ids.of(key);
    }

    private static ObjectNode payload(Notification notification, MessageText text, ObjectNode payload) {
        List<Transition> all = notification.transitions();
        payload.put("summary", Cut.to(MAX_SUMMARY, text.subject()));
        payload.put("source", all.stream().map(Transition::service).distinct().collect(Collectors.joining(", ")));
        payload.put("timestamp", notification.transition().effectiveAt().toString());
        ObjectNode details = payload.putObject("custom_details");
        details.put("what", Cut.to(MAX_DETAIL, text.what()));
        text.facts().forEach(fact -> details.put(fact.key(), Cut.to(MAX_DETAIL, fact.value())));
        details.put("notification", notification.id());
        if (all.size() == 1) {
            details.put("type", all.get(0).type().slug());
            details.put("transition", all.get(0).id());
            details.put("lines", Cut.to(MAX_DETAIL, String.join("\n", text.lines())));
        } else {
            ArrayNode changes = details.putArray("changes");
            MessageText.changes(notification).forEach(each -> changes.add(Cut.to(MAX_SUMMARY, each)));
        }
        details.put("images", Cut.to(MAX_DETAIL, String.join("\n", text.images())));
        return payload;
    }

    private static void link(MessageText text, ObjectNode event) {
        String link = text.link();
        if (link != null) {
            event.putArray("links")
                    .addObject()
                    .put("href", link)
                    .put("text", text.titles().page());
        }
    }

    private static String slug(@Nullable Milestone milestone) {
        return milestone == null
                ? "none"
                : milestone.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
