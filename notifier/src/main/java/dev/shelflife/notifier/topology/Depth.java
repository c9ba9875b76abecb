package dev.shelflife.notifier.topology;

/**
 * How much of one partition may be handed over for one destination at a time: as much as its workers can try at once, and twice what it
 * took since the last look. So a destination that takes everything is given more each time, and one that hangs or fails is given
 * little.
 */
final class Depth {

    /** What lies in memory for a destination is bounded, however fast it is. */
    static final int MOST = 1_000;

    private int handedOver;
    private int taken;

    /** How many more may be handed over now; called once for each look. */
    int look() {
        int depth = Math.min(MOST, Sends.PER_DESTINATION + 2 * taken);
        taken = 0;
        return Math.max(0, depth - handedOver);
    }

    void handedOver() {
        handedOver++;
    }

    /** One came back. */
    void back(boolean wasTaken) {
        handedOver--;
        taken += wasTaken ? 1 : 0;
    }
}
