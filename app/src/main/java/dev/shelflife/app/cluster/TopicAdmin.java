package dev.shelflife.app.cluster;

import dev.shelflife.app.failure.ExitCode;
import dev.shelflife.app.failure.Failure;
import dev.shelflife.events.topics.Cluster;
import dev.shelflife.events.topics.Topic;
import dev.shelflife.events.topics.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Creates {@link Topics#ALL} on a cluster, or says how the cluster's topics differ from what they must be. */
public final class TopicAdmin implements AutoCloseable {

    private static final Duration RETRY = Duration.ofMillis(50);

    private final Cluster cluster;
    private final TopicLayout layout;
    private final Admin admin;

    /**
     * Connects lazily: a cluster that cannot be reached is told by the first question.
     *
     * @param layout how new topics are made, and how small existing ones may be
     */
    public TopicAdmin(Cluster cluster, TopicLayout layout) {
        this.cluster = cluster;
        this.layout = layout;
        this.admin = AdminCalls.open(cluster);
    }

    /** How many brokers the cluster has. */
    public static int brokers(Cluster cluster) {
        try (Admin admin = AdminCalls.open(cluster)) {
            return AdminCalls.await(
                            cluster, "list brokers", admin.describeCluster().nodes())
                    .size();
        }
    }

    /**
     * Creates the topics that are missing, waits until all can be written, and checks them all.
     *
     * @param patience how long to wait for leaders
     * @return full names of what was created, in the order of {@link Topics#ALL}
     * @throws Failure when the cluster cannot be reached or refuses, when topics that were there already differ, or when leaders
     *     are not there in time
     */
    public List<String> createAndVerify(Duration patience) {
        Set<String> present = describe().keySet();
        List<String> created = create(Topics.ALL.stream()
                .filter(topic -> !present.contains(cluster.name(topic)))
                .toList());
        awaitLeaders(patience);
        verify();
        return created;
    }

    /**
     * Checks, and changes nothing.
     *
     * @throws Failure that lists all differences
     */
    public void verify() {
        List<String> differences = differences();
        if (!differences.isEmpty()) {
            throw new Failure(
                    ExitCode.FAILED,
                    "the topics on " + cluster.bootstrapServers() + " are not as they must be:\n  "
                            + String.join("\n  ", differences)
                            + "\nmissing topics are made by: shelflife topics --create; settings of existing topics"
                            + " are left to you");
        }
    }

    /**
     * How the cluster's topics differ from what they must be.
     *
     * @return one line for each difference, empty when there is none
     * @throws Failure when the cluster cannot be reached
     */
    public List<String> differences() {
        Map<String, TopicDescription> present = describe();
        Map<ConfigResource, Config> settings = settings(present.keySet());
        List<String> differences = new ArrayList<>();
        for (Topic<?> topic : Topics.ALL) {
            String name = cluster.name(topic);
            TopicDescription description = present.get(name);
            if (description == null) {
                differences.add(name + ": missing");
            } else {
                Config actual = settings.get(new ConfigResource(ConfigResource.Type.TOPIC, name));
                differences.addAll(TopicDifferences.of(
                        topic,
                        name,
                        layout,
                        description.partitions().size(),
                        actual == null ? Map.of() : plain(actual)));
            }
        }
        return differences;
    }

    @Override
    public void close() {
        admin.close(Duration.ofSeconds(5));
    }

    private List<String> create(List<Topic<?>> missing) {
        List<NewTopic> wanted = missing.stream()
                .map(topic -> new NewTopic(cluster.name(topic), layout.partitionsOf(topic), layout.replication())
                        .configs(layout.settingsOf(topic)))
                .toList();
        Map<String, KafkaFuture<Void>> answers = admin.createTopics(wanted).values();
        List<String> created = new ArrayList<>();
        for (NewTopic topic : wanted) {
            try {
                AdminCalls.await(cluster, "create " + topic.name(), Objects.requireNonNull(answers.get(topic.name())));
                created.add(topic.name());
            } catch (TopicExistsException createdByAnotherInstanceMeanwhile) {
                // As good as created by us; verified like the others.
            }
        }
        return created;
    }

    /**
     * Creation is answered before the partitions have leaders, and an idempotent producer that writes at once can lose its
     * sequence and fail records. A partition whose end can be asked for can be written.
     */
    private void awaitLeaders(Duration patience) {
        Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
        Map<String, TopicDescription> present = describe();
        for (Topic<?> topic : Topics.ALL) {
            TopicDescription description = present.get(cluster.name(topic));
            // A broker that has not heard of a new topic yet does not say how many partitions it has.
            int partitions = description == null
                    ? layout.partitionsOf(topic)
                    : description.partitions().size();
            for (int partition = 0; partition < partitions; partition++) {
                ends.put(new TopicPartition(cluster.name(topic), partition), OffsetSpec.latest());
            }
        }
        long deadline = System.nanoTime() + patience.toNanos();
        while (!canBeWritten(ends, patience)) {
            if (System.nanoTime() > deadline) {
                throw new Failure(ExitCode.FAILED, "the topics have no leaders within " + patience);
            }
            LockSupport.parkNanos(RETRY.toNanos());
        }
    }

    /** A broker that has not heard of a new topic yet says that there is none, and the client believes it at once. */
    private boolean canBeWritten(Map<TopicPartition, OffsetSpec> ends, Duration patience) {
        ListOffsetsOptions inTime = new ListOffsetsOptions().timeoutMs(Math.toIntExact(patience.toMillis()));
        try {
            AdminCalls.await(
                    cluster,
                    "wait for the leaders of the topics",
                    admin.listOffsets(ends, inTime).all());
            return true;
        } catch (UnknownTopicOrPartitionException notYet) {
            return false;
        }
    }

    private Map<String, TopicDescription> describe() {
        List<String> names = Topics.ALL.stream().map(cluster::name).toList();
        Map<String, TopicDescription> present = new HashMap<>();
        admin.describeTopics(names).topicNameValues().forEach((name, answer) -> {
            try {
                present.put(name, AdminCalls.await(cluster, "describe " + name, answer));
            } catch (UnknownTopicOrPartitionException missing) {
                // Absence is an answer here.
            }
        });
        return present;
    }

    private Map<ConfigResource, Config> settings(Set<String> names) {
        List<ConfigResource> topics = names.stream()
                .map(name -> new ConfigResource(ConfigResource.Type.TOPIC, name))
                .toList();
        return AdminCalls.await(
                cluster,
                "read the settings of topics",
                admin.describeConfigs(topics).all());
    }

    private static Map<String, String> plain(Config config) {
        return config.entries().stream()
                .filter(entry -> entry.value() != null)
                .collect(Collectors.toMap(entry -> entry.name(), entry -> entry.value()));
    }
}
