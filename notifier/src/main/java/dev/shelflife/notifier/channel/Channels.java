package dev.shelflife.notifier.channel;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;

/** Opens the channel of a destination. */
public final class Channels {

    private Channels() {}

    /** The channel of a destination that is given no signs of life; else as {@link #open(Destination, Duration)}. */
    public static Channel open(Destination destination) {
        return open(destination, null);
    }

    /**
     * The channel; it is not tried out.
     *
     * @param heartbeat how often the destination is given a sign of life; null for never
     * @throws IllegalArgumentException when it can never work, such as for a secret that is not there; names the destination
     */
    public static Channel open(Destination destination, @Nullable Duration heartbeat) {
        if (destination instanceof Destination.Webhook webhook) {
            return new WebhookChannel(webhook);
        } else if (destination instanceof Destination.CloudEvents events) {
            return new CloudEventsChannel(events);
        } else if (destination instanceof Destination.Alertmanager alertmanager) {
            return new AlertmanagerChannel(alertmanager, heartbeat);
        } else if (destination instanceof Destination.PagerDuty service) {
            return new PagerDutyChannel(service);
        } else if (destination instanceof Destination.Slack slack) {
            return new SlackChannel(slack);
        } else if (destination instanceof Destination.Teams teams) {
            return new TeamsChannel(teams);
        } else if (destination instanceof Destination.Email email) {
            return new EmailChannel(email);
        }
        return own((Destination.Own) destination);
    }

    private static Channel own(Destination.Own own) {
        ChannelProvider provider = provider(own);
        try {
            return provider.open(own.name(), own.settings(), own.secrets());
        } catch (RuntimeException e) {
            throw new IllegalArgumentException("destination " + own.name() + ": " + e.getMessage(), e);
        }
    }

    private static ChannelProvider provider(Destination.Own own) {
        List<String> types = new ArrayList<>();
        try {
            for (ChannelProvider each : ServiceLoader.load(ChannelProvider.class, classes(own.jar()))) {
                if (each.type().equals(own.provider())) {
                    return each;
                }
                types.add(each.type());
            }
        } catch (ServiceConfigurationError broken) {
            throw new IllegalArgumentException(
                    "destination " + own.name() + ": its provider cannot be loaded: " + broken.getMessage(), broken);
        }
        throw new IllegalArgumentException(
                "destination " + own.name() + ": no provider of type '" + own.provider() + "' "
                        + (own.jar() == null ? "on the class path" : "in " + own.jar())
                        + (types.isEmpty() ? "" : ", there are " + String.join(", ", types)));
    }

    /** The classes of a jar stay loaded as long as the process runs, as its channel does. */
    private static ClassLoader classes(@Nullable Path jar) {
        ClassLoader ours = Channels.class.getClassLoader();
        if (jar == null) {
            return ours;
        }
        if (!Files.isReadable(jar)) {
            throw new IllegalArgumentException("no such jar: " + jar);
        }
        try {
            return new URLClassLoader(new URL[] {jar.toUri().toURL()}, ours);
        } catch (MalformedURLException e) {
            throw new UncheckedIOException(new IOException("not a place for a jar: " + jar, e));
        }
    }
}
