package dev.shelflife.bench;

import dev.shelflife.events.Transition;
import dev.shelflife.events.dates.LeadTimes;
import dev.shelflife.events.topics.CloudEventHeaders;
import dev.shelflife.events.topics.Cluster;
import dev.shelflife.events.topics.Json;
import dev.shelflife.events.topics.Topics;
import dev.shelflife.notifier.Notifier;
import dev.shelflife.notifier.NotifierSettings;
import dev.shelflife.notifier.channel.Destination;
import dev.shelflife.notifier.channel.Secret;
import dev.shelflife.notifier.route.Subscription;
import dev.shelflife.notifier.topology.Sends;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.header.Headers;

/**
 * Transitions to a receiver on the loopback, by routing, outbox and sender, as signed webhooks; against the bare HTTP client of the JDK
 * that posts the same bytes to the same receiver, with as many at a time. The transitions become visible at once, when the
 * transaction that holds them commits; the clock stops when the receiver has all of them.
 */
final class DeliveryBench {

    private static final int TRANSITIONS = 20_000;
    private static final double LEAST = 0.7;
    private static final String HOOK = "hook";
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Duration EVER = Duration.ofDays(9_999);
    private static final Secret SECRET = Secret.of(() -> "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");

    /**
     * One run.
     *
     * @param perSecond posts by the clock on the wall
     * @param micros processor time of the whole process for a post: client, receiver, broker and compiler
     * @param parts processor time for a post of the threads of each part
     */
    private record Run(double perSecond, double micros, Map<Part, Double> parts) {}

    /** Who uses processor time. */
    private enum Part {
        ROUTING("routing, with its Kafka clients", "shelflife-routing-"),
        SENDER("sender: queues and bookings, with its Kafka clients", "shelflife-sender-"),
        POSTS("sender: bodies, signatures, posts", "shelflife-send-"),
        BARE("bare client", "bare-"),
        SELECTORS("selectors and workers of HTTP clients", "HttpClient-"),
        RECEIVER("receiver", LoopbackReceiver.THREADS),
        OTHERS("broker, and whatever else is Java", ""),
        JVM("compiler, collector, and threads that ended", "");

        private final String title;
        private final String threads;

        Part(String title, String threads) {
            this.title = title;
            this.threads = threads;
        }

        static Part of(String thread) {
            for (Part each : values()) {
                if (thread.contains(each.threads)) {
                    return each;
                }
            }
            return OTHERS;
        }

        /** Nanoseconds of each part since then. */
        static Map<Part, Double> since(Map<Long, Long> before, long whole) {
            Map<Part, Double> nanos = new EnumMap<>(Part.class);
            for (Part each : values()) {
                nanos.put(each, 0.0);
            }
            double rest = whole;
            for (Map.Entry<Long, Long> each : Cpu.ofEachThread().entrySet()) {
                double own = each.getValue() - before.getOrDefault(each.getKey(), 0L);
                nanos.merge(of(Cpu.name(each.getKey())), own, Double::sum);
                rest -= own;
            }
            nanos.put(JVM, rest);
            return nanos;
        }
    }

    private DeliveryBench() {}

    /** Whether the aim is met. */
    static boolean run(Report report, Options options) throws Exception {
        int transitions = options.recordsOr(TRANSITIONS);
        List<Run> bare = new ArrayList<>();
        List<Run> whole = new ArrayList<>();
        int repeated = 0;
        AtomicInteger failed = new AtomicInteger();
        try (BenchBroker broker = BenchBroker.start();
                LoopbackReceiver receiver = LoopbackReceiver.start()) {
            List<LoopbackReceiver.Post> posts = List.of();
            for (int round = 0;
                    round <= options.pairs();
                    round++) { // the first round warms up, and keeps what is posted
                receiver.expect(transitions, round == 0);
                Run ofAll = whole(broker, receiver, transitions);
                repeated += receiver.repeated();
                posts = round == 0 ? receiver.posts() : posts;
                receiver.expect(transitions, false);
                Run ofBare = bare(receiver, posts, failed);
                if (round > 0) {
                    whole.add(ofAll);
                    bare.add(ofBare);
                }
            }
        }
        double ratio = ratio(whole, bare);
        Report.Table table = report.table(
                "throughput, " + transitions + " transitions, " + options.pairs() + " pairs, " + Sends.PER_DESTINATION
                        + " posts at a time",
                "what",
                "posts/s",
                "range",
                "of bare",
                "range",
                "process CPU us",
                "range");
        row(table, "bare HTTP client", bare, bare);
        row(table, "routing, outbox and sender", whole, bare);
        table.print();
        parts(report, bare, whole);
        report.note("posted more than once by the sender: " + repeated + "; failures of the bare client: " + failed);
        if (ratio < LEAST) {
            report.note("misses its aim: " + LEAST + " of the bare client's rate");
            return false;
        }
        return true;
    }

    private static Run whole(BenchBroker broker, LoopbackReceiver receiver, int transitions) throws Exception {
        Cluster cluster = broker.newRun();
        Destination hook = new Destination.Webhook(HOOK, receiver.url(), List.of(SECRET), Duration.ofSeconds(15));
        Subscription everything = Subscription.everythingTo(HOOK).within(EVER);
        NotifierSettings settings = new NotifierSettings(
                List.of(hook), List.of(everything), LeadTimes.DEFAULT, broker.newDirectory("state"), 1);
        try (Notifier notifier = Notifier.start(cluster, settings, Clock.systemUTC());
                Producer<String, byte[]> producer =
                        BenchBroker.producer(cluster, Map.of("transactional.id", "transitions"))) {
            if (!notifier.awaitRunning(PATIENCE)) {
                throw new IllegalStateException("not running after " + PATIENCE);
            }
            producer.initTransactions();
            producer.beginTransaction();
            for (int version = 0; version < transitions; version++) {
                Transition each = TransitionLoad.reached(version);
                Headers headers = CloudEventHeaders.of(each);
                CloudEventHeaders.add(headers, CloudEventHeaders.DECIDED_AT, TransitionLoad.MIDNIGHT.toString());
                BenchBroker.send(
                        producer,
                        new ProducerRecord<>(
                                cluster.name(Topics.TRANSITIONS), 0, each.subject(), Json.write(each), headers));
            }
            producer.flush();
            Map<Long, Long> before = Cpu.ofEachThread();
            long cpu = Cpu.ofProcess();
            long wall = System.nanoTime();
            producer.commitTransaction();
            receiver.await();
            Run run = since(wall, cpu, before, transitions);
            awaitBooked(broker, cluster, transitions);
            return run;
        }
    }

    /** Each post has its record; what lies between them are the ends of transactions. */
    private static void awaitBooked(BenchBroker broker, Cluster cluster, int transitions) throws InterruptedException {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (broker.end(cluster.name(Topics.DELIVERIES), IsolationLevel.READ_COMMITTED) < transitions) {
            if (System.nanoTime() - until > 0) {
                throw new IllegalStateException("not all is booked after " + PATIENCE);
            }
            Thread.sleep(20);
        }
    }

    private static Run bare(LoopbackReceiver receiver, List<LoopbackReceiver.Post> posts, AtomicInteger failed)
            throws Exception {
        HttpClient client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
        ExecutorService threads =
                Executors.newFixedThreadPool(Sends.PER_DESTINATION, work -> new Thread(work, "bare-post"));
        AtomicInteger next = new AtomicInteger();
        Map<Long, Long> before = Cpu.ofEachThread();
        long cpu = Cpu.ofProcess();
        long wall = System.nanoTime();
        List<Future<?>> all = new ArrayList<>();
        for (int thread = 0; thread < Sends.PER_DESTINATION; thread++) {
            all.add(threads.submit(() -> {
                for (int i = next.getAndIncrement(); i < posts.size(); i = next.getAndIncrement()) {
                    post(client, receiver, posts.get(i), failed);
                }
                return null;
            }));
        }
        receiver.await();
        Run run = since(wall, cpu, before, posts.size());
        for (Future<?> each : all) {
            each.get();
        }
        threads.shutdown();
        return run;
    }

    /** Posts until it is answered: the JDK's client may take a connection from its pool that is just being closed. */
    private static void post(
            HttpClient client, LoopbackReceiver receiver, LoopbackReceiver.Post post, AtomicInteger failed)
            throws InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(receiver.url());
        post.headers().forEach(request::header);
        HttpRequest whole = request.POST(HttpRequest.BodyPublishers.ofByteArray(post.body()))
                .build();
        for (boolean answered = false; !answered; ) {
            try {
                client.send(whole, HttpResponse.BodyHandlers.ofString());
                answered = true;
            } catch (IOException e) {
                failed.incrementAndGet();
            }
        }
    }

    private static Run since(long wall, long cpu, Map<Long, Long> threads, int posts) {
        double perSecond = posts / ((System.nanoTime() - wall) / 1e9);
        long whole = Cpu.ofProcess() - cpu;
        Map<Part, Double> parts = Part.since(threads, whole);
        parts.replaceAll((part, nanos) -> nanos / 1e3 / posts);
        return new Run(perSecond, whole / 1e3 / posts, parts);
    }

    private static void parts(Report report, List<Run> bare, List<Run> whole) {
        Report.Table table = report.table("throughput, CPU us a post", "threads", "bare", "whole");
        for (Part each : Part.values()) {
            table.row(each.title, median(bare, each), median(whole, each));
        }
        table.print();
    }

    private static String median(List<Run> runs, Part part) {
        return Report.number(Sample.of(runs.stream()
                        .mapToDouble(run -> Objects.requireNonNull(run.parts().get(part)))
                        .toArray())
                .median());
    }

    private static double ratio(List<Run> runs, List<Run> bare) {
        return Sample.of(ratios(runs, bare)).median();
    }

    private static double[] ratios(List<Run> runs, List<Run> bare) {
        double[] ratios = new double[runs.size()];
        for (int i = 0; i < ratios.length; i++) {
            ratios[i] = runs.get(i).perSecond() / bare.get(i).perSecond();
        }
        return ratios;
    }

    private static void row(Report.Table table, String what, List<Run> runs, List<Run> bare) {
        Sample wall = Sample.of(runs.stream().mapToDouble(Run::perSecond).toArray());
        Sample cpu = Sample.of(runs.stream().mapToDouble(Run::micros).toArray());
        Sample ratios = Sample.of(ratios(runs, bare));
        table.row(
                what,
                Report.number(wall.median()),
                wall.range(),
                Report.number(ratios.median()),
                ratios.range(),
                Report.number(cpu.median()),
                cpu.range());
    }
}
