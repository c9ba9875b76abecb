package dev.shelflife.events.topics;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;

/**
 * The one JSON form of all records: ISO dates, members in declared order, nulls written. A reader passes over members that it
 * does not know and reads an enum value that it does not know as {@code OTHER}.
 */
public final class Json {

    /**
     * Rows have members that are named by ids: names without end, which Jackson's table of known names would take in one by one,
     * copied and cleared over and over. Without that table a row is read in a sixth of the time (ADR 0018).
     */
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .build();

    private static final ObjectMapper MAPPER = JsonMapper.builder(FACTORY)
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS, SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.READ_UNKNOWN_ENUM_VALUES_USING_DEFAULT_VALUE)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.ALWAYS, JsonInclude.Include.ALWAYS))
            .build();

    private Json() {}

    /** The mapper, for those who need trees; not to be configured further. */
    public static ObjectMapper mapper() {
        return MAPPER;
    }

    /** Writes a record as one line of JSON in UTF-8. */
    public static byte[] write(Object value) {
        try {
            return MAPPER.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    "cannot be written as JSON: " + value.getClass().getName(), e);
        }
    }

    /** Writes a record as one line of JSON. */
    public static String line(Object value) {
        return new String(write(value), java.nio.charset.StandardCharsets.UTF_8);
    }

    /**
     * Reads a record.
     *
     * @throws UnreadableRecordException when the bytes are not JSON of that type
     */
    public static <T> T read(byte[] bytes, Class<T> type) {
        try {
            T value = MAPPER.readValue(bytes, type);
            if (value == null) {
                throw new UnreadableRecordException("JSON null where a " + type.getSimpleName() + " is due", null);
            }
            return value;
        } catch (IOException | IllegalArgumentException e) {
            throw new UnreadableRecordException("cannot be read as " + type.getSimpleName() + ": " + e.getMessage(), e);
        }
    }

    /** Reads a value of a generic type; else as {@link #read(byte[], Class)}. */
    public static <T> T read(byte[] bytes, TypeReference<T> type) {
        try {
            return MAPPER.readValue(bytes, type);
        } catch (IOException | IllegalArgumentException e) {
            throw new UnreadableRecordException("cannot be read as " + type.getType() + ": " + e.getMessage(), e);
        }
    }
}
