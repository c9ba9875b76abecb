package dev.shelflife.notifier.channel;

import dev.shelflife.notifier.queue.Job;
import dev.shelflife.notifier.queue.Outcome;
import dev.shelflife.notifier.queue.Terms;
import java.net.http.HttpRequest;
import java.time.Instant;

/** Microsoft Teams, by a workflow that posts what its webhook gets as an adaptive card. */
public final class TeamsChannel implements Channel {

    private final Destination.Teams destination;
    private final HttpPost post;

    /**
     * A channel to a workflow.
     *
     * @throws IllegalArgumentException when its address cannot be looked up or is none
     */
    public TeamsChannel(Destination.Teams destination) {
        this.destination = destination;
        this.post = new HttpPost(destination.name(), destination.timeout());
        HttpPost.tryOut(destination.name(), () -> HttpPost.url(destination.url()));
    }

    @Override
    public Terms terms() {
        return Terms.TELL_ONCE;
    }

    @Override
    public Outcome deliver(Job job, Instant now) {
        return post.send(
                () -> HttpRequest.newBuilder(HttpPost.url(destination.url()))
                        .header("content-type", "application/json; charset=utf-8"),
                TeamsBody.of(job.notification()),
                now,
                HttpPost.BY_STATUS);
    }
}
