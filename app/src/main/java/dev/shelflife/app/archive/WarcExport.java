package dev.shelflife.app.archive;

import dev.shelflife.events.ArchivedPage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.netpreserve.jwarc.HttpResponse;
import org.netpreserve.jwarc.MediaType;
import org.netpreserve.jwarc.MessageVersion;
import org.netpreserve.jwarc.WarcCompression;
import org.netpreserve.jwarc.WarcResponse;
import org.netpreserve.jwarc.WarcWriter;
import org.netpreserve.jwarc.Warcinfo;

/**
 * Writes archived pages as a WARC 1.1 file. The same pages give the same bytes, in whatever order they come: records are written
 * to a file beside it first, and sorted when all are there, for the archive may be larger than the memory.
 */
public final class WarcExport implements AutoCloseable {

    /** The header that names the source. An extension, which other tools have to pass over (WARC 1.1, section 4). */
    static final String SOURCE = "Shelflife-Source";

    /** The digest is in hexadecimal digits, as in the provenance of a line and the key of the topic. */
    static final String SHA256 = "sha256:";

    /** Where in the spool a record lies, and by what it is sorted. */
    private record Place(Instant fetchedAt, String source, String sha256, UUID id, long from, long to) {}

    /**
     * What was written.
     *
     * @param pages how many
     * @param first when the first was fetched (UTC)
     * @param last when the last was fetched (UTC)
     * @param bytes of the file
     */
    public record Extent(int pages, Instant first, Instant last, long bytes) {}

    private static final Comparator<Place> ORDER =
            Comparator.comparing(Place::fetchedAt).thenComparing(Place::source).thenComparing(Place::sha256);

    private final Path output;
    private final WarcCompression compression;
    private final Path spool;
    private final FileChannel spooled;
    private final WarcWriter writer;
    private final List<Place> places = new ArrayList<>();
    private final Set<UUID> known = new HashSet<>();

    /**
     * An export that is not there before it is finished.
     *
     * @param output compressed when its name ends with {@code .gz}; replaced when it is there
     * @throws IOException when nothing can be written beside it
     */
    public WarcExport(Path output) throws IOException {
        this.output = output.toAbsolutePath();
        this.compression = output.toString().toLowerCase(Locale.ROOT).endsWith(".gz")
                ? WarcCompression.GZIP
                : WarcCompression.NONE;
        this.spool = beside(".spool");
        this.spooled = FileChannel.open(
                spool, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE);
        this.writer = new WarcWriter(spooled, compression);
    }

    /**
     * Adds a page. The same page again adds nothing.
     *
     * @param sha256 of its body
     * @throws UnfitBodyException when the page does not hold the bytes of its digest
     */
    public void add(String sha256, ArchivedPage page) throws IOException, UnfitBodyException {
        byte[] body = ArchivedPages.body(sha256, page);
        UUID id = id(page.source(), sha256, page.fetchedAt().toString());
        if (!known.add(id)) {
            return;
        }
        long from = writer.position();
        writer.write(new WarcResponse.Builder(page.url())
                .version(MessageVersion.WARC_1_1)
                .recordId(id)
                .date(page.fetchedAt())
                .setHeader(SOURCE, page.source())
                .setHeader("WARC-Payload-Digest", SHA256 + sha256)
                .body(http(page, body))
                .build());
        places.add(new Place(page.fetchedAt(), page.source(), sha256, id, from, writer.position()));
    }

    /** How many pages were added. */
    public int pages() {
        return places.size();
    }

    /**
     * Writes the file.
     *
     * @param software who writes it, such as {@code shelflife/1.0}
     * @throws IllegalStateException when no page was added
     */
    public Extent finish(String software) throws IOException {
        if (places.isEmpty()) {
            throw new IllegalStateException("a file without a page is no export");
        }
        places.sort(ORDER);
        Path part = beside(".part");
        try {
            try (FileChannel from = FileChannel.open(spool);
                    FileChannel to = FileChannel.open(
                            part,
                            StandardOpenOption.CREATE,
                            StandardOpenOption.TRUNCATE_EXISTING,
                            StandardOpenOption.WRITE)) {
                writeInfo(to, software);
                for (Place place : places) {
                    copy(from, place, to);
                }
            }
            Files.move(part, output, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
        return new Extent(
                places.size(),
                places.get(0).fetchedAt(),
                places.get(places.size() - 1).fetchedAt(),
                Files.size(output));
    }

    @Override
    public void close() throws IOException {
        writer.close();
        spooled.close();
        Files.deleteIfExists(spool);
    }

    /** Dated by the last page, not by the clock: the same pages give the same file. */
    private void writeInfo(WritableByteChannel to, String software) throws IOException {
        Map<String, List<String>> fields = new LinkedHashMap<>();
        fields.put("software", List.of(software));
        fields.put("format", List.of("WARC File Format 1.1"));
        fields.put(
                "description",
                List.of("pages with their bodies decompressed; " + SOURCE + " names the source that each is of"));
        Warcinfo info = new Warcinfo.Builder()
                .version(MessageVersion.WARC_1_1)
                .recordId(id(places.stream().map(place -> place.id().toString()).toArray(String[]::new)))
                .date(places.get(places.size() - 1).fetchedAt())
                .fields(fields)
                .build();
        var bytes = new ByteArrayOutputStream();
        try (WarcWriter memory = new WarcWriter(Channels.newChannel(bytes), compression)) {
            memory.write(info);
        }
        Channels.newOutputStream(to).write(bytes.toByteArray());
    }

    private static HttpResponse http(ArchivedPage page, byte[] body) {
        HttpResponse.Builder http = new HttpResponse.Builder(page.status(), page.status() == 200 ? "OK" : "");
        if (page.contentType() != null) {
            http.setHeader("Content-Type", page.contentType());
        }
        return http.body((MediaType) null, body).build();
    }

    private static void copy(FileChannel from, Place place, FileChannel to) throws IOException {
        long at = place.from();
        while (at < place.to()) {
            at += from.transferTo(at, place.to() - at, to);
        }
    }

    private static UUID id(String... parts) {
        return UUID.nameUUIDFromBytes(String.join("\n", parts).getBytes(StandardCharsets.UTF_8));
    }

    private Path beside(String suffix) {
        return output.resolveSibling(output.getFileName() + suffix);
    }
}
