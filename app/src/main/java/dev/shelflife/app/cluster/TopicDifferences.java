package dev.shelflife.app.cluster;

import dev.shelflife.events.topics.Topic;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.TopicConfig;

/** Compares one topic as it is with what it must be. Pure. */
final class TopicDifferences {

    private TopicDifferences() {}

    /**
     * All differences.
     *
     * @param actual the topic's settings in effect, by Kafka's names
     */
    static List<String> of(
            Topic<?> topic, String name, TopicLayout layout, int partitions, Map<String, String> actual) {
        List<String> all = new ArrayList<>();
        int wanted = layout.partitionsOf(topic);
        if (topic.singlePartition() ? partitions != 1 : partitions < wanted) {
            all.add(name + ": has " + partitions + " partitions, must have "
                    + (topic.singlePartition() ? "exactly 1" : "at least " + wanted));
        }
        topic.settings().forEach((setting, due) -> {
            String is = actual.getOrDefault(setting, "nothing");
            if (!isEnough(setting, is, due)) {
                all.add(name + ": " + setting + " is " + is + ", must be "
                        + (isLimit(setting) && !due.equals("-1") ? "at least " : "") + due);
            }
        });
        String inSync = actual.get(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG);
        if (inSync != null && number(inSync) < layout.minInsyncReplicas()) {
            all.add(name + ": " + TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG + " is " + inSync + ", must be at least "
                    + layout.minInsyncReplicas());
        }
        return all;
    }

    /** More room and more time than asked for is no harm; −1 is Kafka's word for no limit. */
    private static boolean isEnough(String setting, String is, String due) {
        if (!isLimit(setting)) {
            return is.equals(due);
        }
        long actual = number(is);
        return actual == number(due)
                || (actual == -1 && isRetention(setting))
                || (!due.equals("-1") && actual > number(due));
    }

    private static boolean isLimit(String setting) {
        return isRetention(setting) || setting.equals(TopicConfig.MAX_MESSAGE_BYTES_CONFIG);
    }

    private static boolean isRetention(String setting) {
        return setting.equals(TopicConfig.RETENTION_MS_CONFIG) || setting.equals(TopicConfig.RETENTION_BYTES_CONFIG);
    }

    /** Kafka gives numbers for these settings; what is none is less than any limit. */
    private static long number(String text) {
        return text.matches("-?\\d{1,18}") ? Long.parseLong(text) : Long.MIN_VALUE;
    }
}
