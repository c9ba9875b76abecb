package dev.shelflife.app.archive;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.netpreserve.jwarc.WarcReader;
import org.netpreserve.jwarc.WarcRecord;

/** Reads the pages of a WARC file, of whatever tool. */
public final class WarcFile {

    private WarcFile() {}

    /** Whether a path is a WARC file, by its name: {@code .warc} or {@code .warc.gz}. */
    public static boolean isOne(Path path) {
        String name = String.valueOf(path.getFileName()).toLowerCase(Locale.ROOT);
        return (name.endsWith(".warc") || name.endsWith(".warc.gz")) && Files.isRegularFile(path);
    }

    /**
     * Reads all captures, in the order of the file.
     *
     * @param passedOver takes the records that are no pages for us
     * @param into takes each capture
     * @return where and how the file breaks off, in words for people; what came before was handed over all the same
     * @throws IOException when the file cannot be opened
     */
    public static Optional<String> scan(Path file, PassedOver passedOver, Consumer<Capture> into) throws IOException {
        if (Files.size(file) == 0) {
            return Optional.empty();
        }
        long offset = 0;
        try (FileChannel channel = FileChannel.open(file)) {
            WarcReader reader = null;
            try {
                reader = new WarcReader(channel);
                for (var record = reader.next(); record.isPresent(); record = reader.next()) {
                    offset = reader.position();
                    Capture capture = capture(record.get(), file, offset, passedOver);
                    if (capture != null) {
                        into.accept(capture);
                    }
                }
                return Optional.empty();
            } catch (IOException | IllegalArgumentException e) {
                long at = reader == null ? 0 : Math.max(offset, reader.position());
                return Optional.of(file + ": broken or cut off in the record at byte " + at + " of " + channel.size()
                        + " (" + words(e) + "); what comes before it was read");
            }
        }
    }

    /**
     * Reads one capture again.
     *
     * @param offset as {@link #scan} told it
     * @throws IOException when it is not there any more
     */
    public static Capture read(Path file, long offset) throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            WarcRecord record = new WarcReader(channel.position(offset))
                    .next()
                    .orElseThrow(() -> new FileNotFoundException(file + " has changed: no record at byte " + offset));
            Capture capture = CaptureReader.read(record, offset, name(record, file, offset));
            if (capture == null) {
                throw new FileNotFoundException(file + " has changed: no page at byte " + offset);
            }
            return capture;
        } catch (UnfitBodyException e) {
            throw new IOException(file + " has changed, at byte " + offset + ": " + e.reason(), e);
        }
    }

    private static @Nullable Capture capture(WarcRecord record, Path file, long offset, PassedOver passedOver)
            throws IOException {
        String name = name(record, file, offset);
        try {
            return CaptureReader.read(record, offset, name);
        } catch (UnfitBodyException e) {
            passedOver.add(e.reason(), name);
            return null;
        }
    }

    private static String name(WarcRecord record, Path file, long offset) {
        return file.getFileName() + " at byte " + offset + ", "
                + record.headers().first("WARC-Target-URI").orElse("without an address");
    }

    private static String words(Exception e) {
        String message = e.getMessage();
        return message == null
                ? "the file ends too early"
                : message.lines().findFirst().orElse("").replaceAll("\\p{Cntrl}", "?");
    }
}
