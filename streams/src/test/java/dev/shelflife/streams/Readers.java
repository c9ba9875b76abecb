package dev.shelflife.streams;

import dev.shelflife.events.Observation;
import dev.shelflife.events.dates.LeadTimes;
import dev.shelflife.events.topics.GroupPartitioner;
import dev.shelflife.events.topics.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** The lifecycle processor on some partitions, over stores that outlive it, and all that was told. */
final class Readers {

    private final List<ProcessorTask> tasks = new ArrayList<>();
    private final List<LifecycleProcessor> processors = new ArrayList<>();
    private final SortedMap<String, List<String>> told = new TreeMap<>();
    private final int portion;

    Readers(int partitions, int portion) {
        this.portion = portion;
        for (int partition = 0; partition < partitions; partition++) {
            tasks.add(new ProcessorTask());
        }
        restart();
    }

    /** Reads, and takes its time after each midnight. */
    Readers read(List<Observation> log) {
        log.forEach(each -> {
            give(each);
            if (each instanceof Observation.Tick) {
                pause();
            }
        });
        return this;
    }

    /** Reads as fast as it can: what a tick makes due beyond its first portion waits. */
    Readers readWithoutAPause(List<Observation> log) {
        log.forEach(this::give);
        return this;
    }

    /** Until nothing is left to decide. */
    Readers pause() {
        tasks.forEach(ProcessorTask::pump);
        return this;
    }

    /** Ends all processors, and begins with new ones over the same state. */
    Readers restart() {
        processors.clear();
        tasks.forEach(task -> processors.add(task.open(LeadTimes.DEFAULT, portion)));
        return this;
    }

    /** What a reader that begins here anew has: this state, and what was told up to it. */
    Readers committed() {
        Readers copy = new Readers(0, portion);
        tasks.forEach(task -> copy.tasks.add(task.copy()));
        told().forEach((subject, all) -> copy.told.put(subject, new ArrayList<>(all)));
        return copy.restart();
    }

    SortedMap<String, List<String>> told() {
        for (ProcessorTask task : tasks) {
            task.transitions().forEach(each -> Told.add(told, each.subject(), Json.line(each)));
            task.context().resetForwards();
        }
        return told;
    }

    private void give(Observation each) {
        if (each instanceof Observation.Told observation) {
            processors
                    .get(GroupPartitioner.partition(observation.subject(), tasks.size()))
                    .process(ProcessorTask.record(each));
        } else {
            processors.forEach(processor -> processor.process(ProcessorTask.record(each)));
        }
    }
}
