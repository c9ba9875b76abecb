package dev.shelflife.notifier.use;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.shelflife.events.Milestone;
import dev.shelflife.events.Transition.Workload;
import dev.shelflife.events.identity.SubjectKey;
import dev.shelflife.events.inventory.InventoryItem;
import dev.shelflife.events.inventory.Target;
import dev.shelflife.events.inventory.Target.AlertKind;
import dev.shelflife.events.inventory.Target.TargetAlert;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where an image stands that one owner runs. All who run it under the same reference stand where one of them does, so they are told
 * in one message.
 *
 * @param told how many transitions have been told of it
 * @param target where one of them stands; nowhere ({@link Target#gone}) once nobody runs it
 * @param workloads who runs it, by the keys of their items; none once nobody does
 */
public record UseState(int told, Target target, List<Workload> workloads) {

    /** Copies, and puts the workloads into a fixed order. */
    public UseState {
        Objects.requireNonNull(target, "target");
        workloads =
                workloads.stream().sorted(Comparator.comparing(Workload::item)).toList();
    }

    /** A workload of an item. */
    public static Workload workload(String item, InventoryItem use) {
        return new Workload(item, use.workload(), use.environment(), use.source());
    }

    /** What it is told under. */
    @JsonIgnore
    public String subject() {
        return SubjectKey.use(target.use().owner(), target.use().reference());
    }

    /** The same, run by one more. */
    public UseState with(Workload more) {
        return new UseState(
                told, target, Stream.concat(workloads.stream(), Stream.of(more)).toList());
    }

    /** The same, told of so many times more. */
    UseState toldAlso(int more) {
        return new UseState(told + more, target, workloads);
    }

    /** The same, with nobody who runs it. */
    public UseState ended() {
        return new UseState(told, target, List.of());
    }

    boolean isRun() {
        return !workloads.isEmpty();
    }

    boolean isMatched() {
        return target.status() == Target.Status.MATCHED;
    }

    /** What holds of a milestone; null when its owner need not know of it yet. */
    @Nullable
    TargetAlert alert(Milestone milestone) {
        return find(alert -> alert.milestone() == milestone);
    }

    /** That it is outdated; null when it is not. */
    @Nullable
    TargetAlert outdated() {
        return find(alert -> alert.kind() == AlertKind.IMAGE_OUTDATED);
    }

    private @Nullable TargetAlert find(java.util.function.Predicate<TargetAlert> which) {
        return target.alerts().stream().filter(which).findFirst().orElse(null);
    }

    /** The earliest last good day among its lines; null when none tells one. */
    @Nullable
    LocalDate date(Milestone milestone) {
        return target.lines().stream()
                .map(line -> milestone == Milestone.END_OF_PATCH ? line.endOfPatch() : line.endOfAvailability())
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    /** Those that do not run it there. */
    List<Workload> without(UseState other) {
        Set<String> there = other.workloads.stream().map(Workload::item).collect(Collectors.toSet());
        return workloads.stream().filter(each -> !there.contains(each.item())).toList();
    }
}
