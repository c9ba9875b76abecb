package dev.shelflife.app.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shelflife.events.topics.Cluster;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TopicTailTest {

    private static final TopicPartition PARTITION = new TopicPartition("here.shelflife.deliveries", 0);
    private static final Cluster CLUSTER = new Cluster(Map.of("bootstrap.servers", "127.0.0.1:1"), "here.");

    private final MockConsumer<String, byte[]> consumer = new MockConsumer<>("earliest");
    private final List<String> read = new ArrayList<>();

    @BeforeEach
    void assign() {
        consumer.assign(List.of(PARTITION));
        consumer.updateBeginningOffsets(Map.of(PARTITION, 0L));
        consumer.updateEndOffsets(Map.of(PARTITION, 3L));
    }

    @Test
    void whatIsThereIsReadUpToTheEndAndNoFurther() {
        add(0, 1, 2);
        drain(Duration.ofSeconds(30));
        assertThat(read).containsExactly("shelflife.deliveries 0", "shelflife.deliveries 1", "shelflife.deliveries 2");
    }

    @Test
    void aBrokerThatDiesMeanwhileIsToldWithWhatIsLeft() {
        add(0);
        assertThatThrownBy(() -> drain(Duration.ofMillis(200)))
                .isInstanceOf(TimeoutException.class)
                .hasMessageContaining("2 records before the end");
        assertThat(read).as("what came before is handed over").hasSize(1);
    }

    /** Each record comes later than half of the patience, all of them later than the whole. */
    @Test
    void aSlowBrokerIsWaitedForAsLongAsSomethingComes() {
        long patience = Duration.ofMillis(600).toNanos();
        long begin = System.nanoTime();
        add(0);
        slowly(begin + patience * 2 / 3, 1);
        drain(Duration.ofNanos(patience));
        assertThat(read).hasSize(3);
        assertThat(System.nanoTime() - begin).isGreaterThan(patience);
    }

    /** Adds a record when its time has come, and the next so much later. */
    private void slowly(long at, int offset) {
        consumer.schedulePollTask(() -> {
            if (System.nanoTime() < at) {
                slowly(at, offset);
                return;
            }
            add(offset);
            if (offset < 2) {
                slowly(at + Duration.ofMillis(400).toNanos(), offset + 1);
            }
        });
    }

    private void drain(Duration patience) {
        new TopicTail(CLUSTER, consumer, patience).drain((topic, record) -> read.add(topic + " " + record.offset()));
    }

    private void add(int... offsets) {
        for (int each : offsets) {
            consumer.addRecord(
                    new ConsumerRecord<>(PARTITION.topic(), PARTITION.partition(), each, "key", new byte[0]));
        }
    }
}
