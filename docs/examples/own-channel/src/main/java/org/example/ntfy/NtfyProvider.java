package org.example.ntfy;

import dev.shelflife.notifier.channel.Channel;
import dev.shelflife.notifier.channel.ChannelProvider;
import dev.shelflife.notifier.channel.Secret;
import java.net.URI;
import java.time.Duration;
import java.util.Map;

/** Makes channels to topics of ntfy, a server of push messages. */
public final class NtfyProvider implements ChannelProvider {

    @Override
    public String type() {
        return "ntfy";
    }

    @Override
    public Channel open(String destination, Map<String, String> settings, Map<String, Secret> secrets) {
        String topic = settings.get("topic");
        Secret token = secrets.get("token");
        if (topic == null || token == null) {
            throw new IllegalArgumentException("needs the setting 'topic' and the secret 'token'");
        }
        token.reveal(); // is it there?
        Duration timeout = Duration.parse(settings.getOrDefault("timeout", "PT10S"));
        return new NtfyChannel(URI.create(topic), token, timeout);
    }
}
