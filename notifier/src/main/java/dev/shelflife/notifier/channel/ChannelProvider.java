package dev.shelflife.notifier.channel;

import java.util.Map;

/**
 * Makes channels of a type that is not ours. Found as a service: its class is named in
 * {@code META-INF/services/dev.shelflife.notifier.channel.ChannelProvider} of its jar, and has a constructor without parameters.
 */
public interface ChannelProvider {

    /** What the configuration calls it, such as {@code ticket}. */
    String type();

    /**
     * A channel to one destination. Looks nothing up and connects to nobody yet, but refuses settings that can never work.
     *
     * @param destination its name in the configuration
     * @param settings as the configuration has them
     * @param secrets looked up anew for each attempt by {@link Secret#reveal()}; never to be logged or put into an outcome
     * @throws IllegalArgumentException when something is missing or wrong; the message says what, without secrets
     */
    Channel open(String destination, Map<String, String> settings, Map<String, Secret> secrets);
}
