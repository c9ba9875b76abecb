package dev.shelflife.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.HashMap;
import java.util.Map;

/** Processor time in nanoseconds: on a shared machine steadier than what the clock on the wall says. */
final class Cpu {

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private Cpu() {}

    static long ofThisThread() {
        return THREADS.getCurrentThreadCpuTime();
    }

    /** Of this JVM with all its threads: the broker, the compiler and the garbage collector too. */
    static long ofProcess() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
    }

    /** Of the threads alive now whose names hold a text. */
    static long ofThreads(String namePart) {
        long sum = 0;
        for (ThreadInfo thread : THREADS.getThreadInfo(THREADS.getAllThreadIds())) {
            if (thread != null && thread.getThreadName().contains(namePart)) {
                sum += Math.max(0, THREADS.getThreadCpuTime(thread.getThreadId()));
            }
        }
        return sum;
    }

    /** Of each thread that is alive now, by id. */
    static Map<Long, Long> ofEachThread() {
        Map<Long, Long> nanos = new HashMap<>();
        for (long id : THREADS.getAllThreadIds()) {
            nanos.put(id, Math.max(0, THREADS.getThreadCpuTime(id)));
        }
        return nanos;
    }

    /** The name of a thread; empty when it has ended. */
    static String name(long thread) {
        ThreadInfo info = THREADS.getThreadInfo(thread);
        return info == null ? "" : info.getThreadName();
    }
}
