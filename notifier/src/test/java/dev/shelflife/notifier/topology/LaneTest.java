package dev.shelflife.notifier.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shelflife.events.Milestone;
import dev.shelflife.events.TransitionType;
import dev.shelflife.notifier.Examples;
import dev.shelflife.notifier.TestClock;
import dev.shelflife.notifier.channel.Channel;
import dev.shelflife.notifier.queue.Job;
import dev.shelflife.notifier.queue.Outcome;
import dev.shelflife.notifier.queue.Terms;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LaneTest {

    private static final int MANY = 3 * Sends.PER_DESTINATION;

    private final List<Job> told = new ArrayList<>();
    private final Deque<Runnable> workers = new ArrayDeque<>();
    private Outcome answer = new Outcome.Delivered();

    private final Channel channel = new Channel() {
        @Override
        public Terms terms() {
            return Terms.TELL_ONCE;
        }

        @Override
        public Outcome deliver(Job job, Instant now) {
            told.add(job);
            return answer;
        }
    };

    private final TestClock clock = new TestClock(Examples.MIDNIGHT);
    private final Lane lane = new Lane(channel, workers::add, clock);

    @Test
    void whatIsHandedOverIsTriedInOrderByItsOwnWorkersAlone() {
        List<Job> jobs = jobs();
        List<CompletableFuture<Sends.Attempt>> attempts = handOver(jobs);
        assertThat(workers).hasSize(Sends.PER_DESTINATION);
        work();
        assertThat(told).isEqualTo(jobs);
        assertThat(attempts)
                .allSatisfy(each -> assertThat(each.join().isTaken()).isTrue());

        handOver(jobs.subList(0, 1));
        assertThat(workers).as("they were free, and one is called again").hasSize(1);
    }

    @Test
    void aFailureHandsBackWhatIsNotBegun() {
        answer = new Outcome.RetryLater("HTTP 429", null);
        List<CompletableFuture<Sends.Attempt>> attempts = handOver(jobs());
        work();
        assertThat(told).hasSize(1);
        assertThat(attempts.get(0).join().isTaken()).isFalse();
        assertThat(attempts.subList(1, MANY)).allMatch(CompletableFuture::isCancelled);

        answer = new Outcome.Delivered();
        List<CompletableFuture<Sends.Attempt>> later = handOver(jobs());
        work();
        assertThat(later).allSatisfy(each -> assertThat(each.join().isTaken()).isTrue());
    }

    @Test
    void aRefusalOfOneConcernsNoOther() {
        answer = new Outcome.Rejected("HTTP 422", false);
        List<CompletableFuture<Sends.Attempt>> attempts = handOver(jobs());
        work();
        assertThat(told).hasSize(MANY);
        assertThat(attempts).noneMatch(CompletableFuture::isCancelled);
    }

    @Test
    void whatIsNotBegunWhenItClosesComesBackAndIsNotSentAfterwards() {
        List<CompletableFuture<Sends.Attempt>> attempts = handOver(jobs());
        lane.close();
        assertThat(attempts).allMatch(CompletableFuture::isCancelled);
        work();
        assertThat(told).isEmpty();
        assertThat(lane.take(jobs().get(0))).isNull();
    }

    @Test
    void aDrainWaitsForWhatCameBackToo() {
        Sends sends = new Sends(Map.of("hook", channel), workers::add, clock);
        CompletableFuture<Sends.Attempt> attempt = Objects.requireNonNull(sends.start("hook", jobs().get(0)));
        assertThat(sends.drain(Duration.ZERO)).isFalse();
        assertThat(attempt).isCancelled();
        sends.booked(1);
        assertThat(sends.drain(Duration.ZERO)).isTrue();
        assertThat(sends.start("hook", jobs().get(0))).isNull();
        work();
        assertThat(told).isEmpty();
    }

    @Test
    void whoTakesAllIsGivenMoreAndWhoTakesNothingLittle() {
        Depth depth = new Depth();
        int before = 0;
        for (int look = 0; look < 10; look++) {
            int room = depth.look();
            assertThat(room).isBetween(before, Depth.MOST);
            back(depth, room, true);
            before = room;
        }
        assertThat(before).isEqualTo(Depth.MOST);
        back(depth, depth.look(), false);
        assertThat(depth.look()).isEqualTo(Sends.PER_DESTINATION);
        IntStream.range(0, Sends.PER_DESTINATION).forEach(i -> depth.handedOver());
        assertThat(depth.look()).as("it hangs").isZero();
    }

    private static void back(Depth depth, int jobs, boolean taken) {
        IntStream.range(0, jobs).forEach(i -> depth.handedOver());
        IntStream.range(0, jobs).forEach(i -> depth.back(taken));
    }

    private List<CompletableFuture<Sends.Attempt>> handOver(List<Job> jobs) {
        List<CompletableFuture<Sends.Attempt>> attempts = new ArrayList<>();
        jobs.forEach(each -> attempts.add(Objects.requireNonNull(lane.take(each))));
        return attempts;
    }

    private void work() {
        while (!workers.isEmpty()) {
            workers.poll().run();
        }
    }

    private static List<Job> jobs() {
        return IntStream.range(0, MANY)
                .mapToObj(i -> Examples.transition(
                        "deep-learning-vm/pytorch/2." + i,
                        TransitionType.REACHED,
                        Milestone.END_OF_PATCH,
                        Examples.DATE,
                        null,
                        Examples.MIDNIGHT,
                        true))
                .map(each -> new Job(Examples.notification("hook", each), null, null))
                .toList();
    }
}
