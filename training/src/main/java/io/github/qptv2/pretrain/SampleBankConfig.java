package io.github.qptv2.pretrain;

import static io.github.qptv2.io.Preconditions.require;

/**
 * The bank of degraded crops with their targets, computed once and stored on disk.
 *
 * @param folder of the bank; empty for none; crops and targets are then computed in every epoch
 * @param views of each image, at least 1
 * @param seed of the crops and their degradations, which runs with different seeds share
 */
public record SampleBankConfig(String folder, int views, long seed) {

    /** No bank. */
    static final SampleBankConfig NONE = new SampleBankConfig("", 4, 1);

    /** Checks the range. */
    public SampleBankConfig {
        require(views >= 1, "teacher-bank.views must be at least 1", views);
    }

    boolean isUsed() {
        return !folder.isEmpty();
    }

    /** With a fixed folder, for the resume fingerprint. */
    SampleBankConfig withoutFolder() {
        return isUsed() ? new SampleBankConfig("anywhere", views, seed) : NONE;
    }
}
