package dev.shelflife.events.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Each test compares the schema of one record with that of a later form of it. */
class SchemaCompatibilityTest {

    enum Colour {
        RED,
        GREEN,
        @JsonEnumDefaultValue
        OTHER
    }

    enum MoreColours {
        RED,
        GREEN,
        BLUE,
        @JsonEnumDefaultValue
        OTHER
    }

    enum Closed {
        RED,
        GREEN
    }

    enum ClosedMore {
        RED,
        GREEN,
        BLUE
    }

    record Thing(String name, @Nullable String note, int count, Colour colour) {}

    record Reordered(Colour colour, int count, @Nullable String note, String name) {}

    record NewNullable(String name, @Nullable String note, int count, Colour colour, @Nullable Instant since) {}

    record NewRequired(String name, @Nullable String note, int count, Colour colour, String owner) {}

    record NewNumber(String name, @Nullable String note, int count, Colour colour, int more) {}

    record WithoutNullable(String name, int count, Colour colour) {}

    record WithoutRequired(@Nullable String note, int count, Colour colour) {}

    record Renamed(@JsonProperty("title") String name, @Nullable String note, int count, Colour colour) {}

    record NowNullable(@Nullable String name, @Nullable String note, int count, Colour colour) {}

    record NoLongerNullable(String name, String note, int count, Colour colour) {}

    record Widened(String name, @Nullable String note, long count, Colour colour) {}

    record OtherType(String name, @Nullable String note, String count, Colour colour) {}

    record EnumToText(String name, @Nullable String note, int count, String colour) {}

    record MoreValues(String name, @Nullable String note, int count, MoreColours colour) {}

    record OfClosed(Closed colour) {}

    record OfClosedMore(ClosedMore colour) {}

    record At(Instant at) {}

    record AtDay(LocalDate at) {}

    record Nest(List<Thing> things, SortedMap<String, Thing> named, @Nullable Thing best) {}

    record BadNest(List<NewRequired> things, SortedMap<String, WithoutRequired> named, @Nullable OtherType best) {}

    record GoodNest(List<NewNullable> things, SortedMap<String, WithoutNullable> named, @Nullable MoreValues best) {}

    record BestIsSure(List<Thing> things, SortedMap<String, Thing> named, Thing best) {}

    record TextInside(List<String> things, SortedMap<String, String> named, @Nullable Thing best) {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes(@JsonSubTypes.Type(value = Cat.class, name = "cat"))
    interface OneKind {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Cat2.class, name = "cat"),
        @JsonSubTypes.Type(value = Dog2.class, name = "dog")
    })
    interface TwoKinds {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Cat3.class, name = "cat"),
        @JsonSubTypes.Type(value = Dog3.class, name = "dog")
    })
    interface LoudKinds {}

    record Cat(String name) implements OneKind {}

    record Cat2(String name) implements TwoKinds {}

    record Dog2(String name) implements TwoKinds {}

    record Cat3(String name) implements LoudKinds {}

    record Dog3(String name, String voice) implements LoudKinds {}

    @Test
    void whatReadersCanBearIsAllowed() {
        assertThat(breaks(Thing.class, Thing.class)).isEmpty();
        assertThat(breaks(Thing.class, Reordered.class)).isEmpty();
        assertThat(breaks(Thing.class, NewNullable.class)).isEmpty();
        assertThat(breaks(NewNullable.class, Thing.class)).isEmpty();
        assertThat(breaks(Thing.class, WithoutNullable.class)).isEmpty();
        assertThat(breaks(Thing.class, MoreValues.class)).isEmpty();
        assertThat(breaks(Nest.class, GoodNest.class)).isEmpty();
        assertThat(breaks(OneKind.class, TwoKinds.class)).isEmpty();
    }

    @Test
    void aNewMemberMustBeAbleToBeAbsent() {
        assertThat(breaks(Thing.class, NewRequired.class)).containsExactly("$.owner: is new and cannot be null");
        assertThat(breaks(Thing.class, NewNumber.class)).containsExactly("$.more: is new and cannot be null");
    }

    @Test
    void aMemberThatOldReadersNeedMustStay() {
        assertThat(breaks(Thing.class, WithoutRequired.class)).containsExactly("$.name: is gone and cannot be null");
        assertThat(breaks(Thing.class, Renamed.class))
                .containsExactly("$.name: is gone and cannot be null", "$.title: is new and cannot be null");
    }

    @Test
    void whetherAMemberCanBeNullMustStay() {
        assertThat(breaks(Thing.class, NowNullable.class)).containsExactly("$.name: can now be null");
        assertThat(breaks(Thing.class, NoLongerNullable.class)).containsExactly("$.note: can no longer be null");
        assertThat(breaks(Nest.class, BestIsSure.class)).containsExactly("$.best: can no longer be null");
        assertThat(breaks(BestIsSure.class, Nest.class)).containsExactly("$.best: can now be null");
    }

    @Test
    void aTypeIsNeitherNarrowedNorWidened() {
        assertThat(breaks(Thing.class, Widened.class))
                .singleElement()
                .asString()
                .contains("$.count", "format");
        assertThat(breaks(Widened.class, Thing.class))
                .singleElement()
                .asString()
                .contains("$.count", "format");
        assertThat(breaks(Thing.class, OtherType.class)).anyMatch(line -> line.startsWith("$.count: type"));
        assertThat(breaks(At.class, AtDay.class)).singleElement().asString().contains("$.at", "format");
        assertThat(breaks(Nest.class, TextInside.class))
                .anyMatch(line -> line.startsWith("$.things[]: type"))
                .anyMatch(line -> line.startsWith("$.named{}: type"));
    }

    @Test
    void enumValuesAreOnlyAddedAndOnlyWhereReadersKnowOther() {
        assertThat(breaks(MoreValues.class, Thing.class)).containsExactly("$.colour: enum values are gone: [BLUE]");
        assertThat(breaks(OfClosed.class, OfClosedMore.class))
                .containsExactly("$.colour: enum values are new where old readers know no OTHER: [BLUE]");
        assertThat(breaks(Thing.class, EnumToText.class)).isNotEmpty();
        assertThat(breaks(EnumToText.class, Thing.class)).isNotEmpty();
    }

    @Test
    void whatIsInsideCountsToo() {
        assertThat(breaks(Nest.class, BadNest.class))
                .contains("$.things[].owner: is new and cannot be null", "$.named{}.name: is gone and cannot be null")
                .anyMatch(line -> line.startsWith("$.best.count: type"));
    }

    @Test
    void kindsAreOnlyAddedAndKeepTheirMembers() {
        assertThat(breaks(TwoKinds.class, OneKind.class)).containsExactly("$: kind dog is gone");
        assertThat(breaks(TwoKinds.class, LoudKinds.class)).containsExactly("$<dog>.voice: is new and cannot be null");
        assertThat(breaks(TwoKinds.class, Thing.class)).contains("$: kind cat is gone");
    }

    private static List<String> breaks(Class<?> before, Class<?> after) {
        return SchemaCompatibility.breaks(Schemas.of(before), Schemas.of(after));
    }
}
