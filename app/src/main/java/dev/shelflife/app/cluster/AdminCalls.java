package dev.shelflife.app.cluster;

import dev.shelflife.app.failure.ExitCode;
import dev.shelflife.app.failure.Failure;
import dev.shelflife.events.topics.Cluster;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Asks a cluster and puts its refusals into words for people. */
final class AdminCalls {

    private static final int ANSWER_MILLIS = 15_000;
    private static final int RETRY_MILLIS = 50;

    private AdminCalls() {}

    /** A client of the cluster; the installation's own settings count more than ours. */
    static Admin open(Cluster cluster) {
        Map<String, Object> settings = new HashMap<>();
        settings.put("default.api.timeout.ms", ANSWER_MILLIS);
        settings.put("request.timeout.ms", ANSWER_MILLIS / 3);
        settings.put("retry.backoff.ms", RETRY_MILLIS);
        settings.putAll(cluster.client());
        try {
            return Admin.create(settings);
        } catch (KafkaException e) {
            String why = e.getCause() == null ? e.getMessage() : e.getCause().getMessage();
            throw new Failure(ExitCode.USAGE, "the Kafka client settings cannot be used: " + why, e);
        }
    }

    /**
     * Waits for an answer.
     *
     * @throws TopicExistsException when that is the answer
     * @throws UnknownTopicOrPartitionException when that is the answer
     * @throws Failure for any other refusal, and for silence
     */
    static <T> T await(Cluster cluster, String what, KafkaFuture<T> answer) {
        try {
            return answer.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure(ExitCode.FAILED, "interrupted while asked to " + what, e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof TopicExistsException
                    || e.getCause() instanceof UnknownTopicOrPartitionException) {
                throw (KafkaException) e.getCause();
            }
            boolean silent = e.getCause() instanceof RetriableException;
            throw new Failure(
                    ExitCode.FAILED,
                    (silent ? "no answer in time from " : "refused by ") + cluster.bootstrapServers() + ": " + what
                            + " (" + (e.getCause() == null ? e : e.getCause()).getMessage() + ")",
                    e);
        }
    }
}
