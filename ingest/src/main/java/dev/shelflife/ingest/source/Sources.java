package dev.shelflife.ingest.source;

import dev.shelflife.events.dates.DateText.NumericOrder;
import dev.shelflife.ingest.source.Source.Shape;
import java.net.URI;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** The built-in sources. */
public final class Sources {

    private static final String DLC = "deep-learning-containers";
    private static final String DLVM = "deep-learning-vm";

    /** All of them, in the order in which they are listed to people. */
    public static final List<Source> BUILT_IN = List.of(
            google("google-dlc-table", DLC, "Deep Learning Containers", Shape.SUPPORT_TABLE, "choosing-container"),
            google("google-dlc-release-notes", DLC, "Deep Learning Containers", Shape.DATED_NOTES, "release-notes"),
            google("google-dlvm-table", DLVM, "Deep Learning VM Images", Shape.SUPPORT_TABLE, "images"),
            google("google-dlvm-release-notes", DLVM, "Deep Learning VM Images", Shape.DATED_NOTES, "release-notes"));

    private Sources() {}

    /** The built-in source with an id. */
    public static Optional<Source> find(String id) {
        return BUILT_IN.stream().filter(source -> source.id().equals(id)).findFirst();
    }

    /** The policies name no zone; UTC is our declared reading, told with every observation. */
    private static Source google(String id, String service, String product, Shape shape, String page) {
        URI url = URI.create("https://docs.cloud.google.com/" + service + "/docs/" + page + "?hl=en");
        return new Source(id, service, product, shape, url, ZoneId.of("UTC"), NumericOrder.MONTH_DAY_YEAR);
    }
}
