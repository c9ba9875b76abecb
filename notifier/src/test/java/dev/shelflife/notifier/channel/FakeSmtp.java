package dev.shelflife.notifier.channel;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A mail server that answers as it is told, for what a real one does only on a bad day. In the clear, without a login. */
final class FakeSmtp implements AutoCloseable {

    private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final Map<String, String> answers = new ConcurrentHashMap<>();
    private final List<Socket> open = new CopyOnWriteArrayList<>();

    /** The messages that were taken, as they came. */
    final List<String> messages = new CopyOnWriteArrayList<>();

    /** Everything that was said to it. */
    final List<String> commands = new CopyOnWriteArrayList<>();

    private volatile boolean silent;

    FakeSmtp() throws IOException {
        Thread thread = new Thread(this::accept, "fake-smtp");
        thread.setDaemon(true);
        thread.start();
    }

    int port() {
        return server.getLocalPort();
    }

    /** Takes everything from now on. */
    void takeAll() {
        answers.clear();
        silent = false;
    }

    /** Says nothing to whoever connects from now on. */
    void beSilent() {
        silent = true;
    }

    /** What it says to a command that begins so, such as {@code RCPT TO:<a@}. */
    void answer(String command, String answer) {
        answers.put(command.toUpperCase(Locale.ROOT), answer);
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (Socket each : open) {
            each.close();
        }
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                open.add(socket);
                Thread thread = new Thread(() -> serve(socket), "fake-smtp-connection");
                thread.setDaemon(true);
                thread.start();
            } catch (IOException e) {
                if (!server.isClosed()) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    private void serve(Socket socket) {
        if (silent) {
            return;
        }
        try (socket;
                BufferedReader in =
                        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))) {
            OutputStream out = socket.getOutputStream();
            say(out, "220 fake");
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                commands.add(line);
                String answer = answerTo(line);
                say(out, answer);
                if (answer.startsWith("354")) {
                    String message = message(in);
                    String verdict = answers.getOrDefault(".", "250 taken");
                    if (verdict.startsWith("250")) {
                        messages.add(message);
                    }
                    say(out, verdict);
                }
                if (line.equalsIgnoreCase("QUIT")) {
                    return;
                }
            }
        } catch (IOException gone) {
            // The other side has hung up, as it may.
            open.remove(socket);
        }
    }

    private String answerTo(String line) {
        String said = line.toUpperCase(Locale.ROOT);
        return answers.entrySet().stream()
                .filter(entry -> said.startsWith(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(said.startsWith("DATA") ? "354 go on" : said.startsWith("QUIT") ? "221 bye" : "250 fine");
    }

    private static String message(BufferedReader in) throws IOException {
        StringBuilder message = new StringBuilder();
        for (String line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
            message.append(line).append('\n');
        }
        return message.toString();
    }

    private static void say(OutputStream out, String text) throws IOException {
        out.write((text + "\r\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
    }
}
