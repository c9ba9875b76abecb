package dev.shelflife.notifier.channel;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A channel with a receiver that can be told how to behave. */
interface Rig extends AutoCloseable {

    /** How a receiver behaves. */
    enum Answer {
        /** It takes everything. */
        TAKEN,
        /** Not now. */
        BUSY,
        /** Never. */
        REFUSED,
        /** It says nothing for longer than anybody waits. */
        LATE
    }

    /** The secret that must never show; holds {@link ChannelContractTest#MARK}. Null where there is none. */
    @Nullable
    String secret();

    /** A channel to the receiver. */
    Channel open(Secret secret, Duration timeout);

    /** The destination to an address where nobody is. */
    Destination nowhere(Secret secret, URI address);

    void answer(Answer answer);

    /** The keys by which the receiver knows a second delivery, of all that it got. */
    List<String> keys();

    @Override
    void close() throws IOException;
}
