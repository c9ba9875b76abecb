package dev.shelflife.ingest;

import dev.shelflife.events.Command;
import dev.shelflife.events.Command.ReleaseQuarantine;
import dev.shelflife.events.topics.Cluster;
import dev.shelflife.events.topics.Json;
import dev.shelflife.events.topics.Topics;
import dev.shelflife.events.topics.UnreadableRecordException;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What people have released. Asked only for a source of which something is held, so the whole topic is read each time: it is
 * small, and nothing has to be remembered that a restart could lose.
 */
final class QuarantineReleases {

    private static final Logger LOG = LoggerFactory.getLogger(QuarantineReleases.class);

    private final WholeTopic commands;

    QuarantineReleases(Cluster cluster, String instance) {
        this.commands = new WholeTopic(cluster, Topics.COMMANDS, instance + "-commands");
    }

    /** All releases of a source. Not all when the broker does not answer: what is held then stays held until the next look. */
    List<ReleaseQuarantine> of(String source) {
        List<ReleaseQuarantine> releases = new ArrayList<>();
        boolean whole = commands.read(record -> {
            if (command(record) instanceof ReleaseQuarantine release
                    && release.source().equals(source)) {
                releases.add(release);
            }
        });
        if (!whole) {
            LOG.warn("{}: not everything that was released of it is known, so it may stay held", source);
        }
        return releases;
    }

    private static Command command(ConsumerRecord<String, byte[]> record) {
        try {
            return record.value() == null ? new Command.Unknown("") : Json.read(record.value(), Command.class);
        } catch (UnreadableRecordException e) {
            LOG.warn("a command that nobody can read is passed over: {}", e.getMessage());
            return new Command.Unknown("");
        }
    }
}
