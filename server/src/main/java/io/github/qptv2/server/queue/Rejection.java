package io.github.qptv2.server.queue;

import io.github.qptv2.server.problem.ProblemType;

/**
 * Why an item has no score.
 *
 * @param type of the problem if it is the only item
 * @param reason in one line
 * @since 0.2
 */
public record Rejection(ProblemType type, String reason) {

    static Rejection tooLarge(String reason) {
        return new Rejection(ProblemType.MEDIA_TOO_LARGE, reason);
    }

    /** The item is corrupt or not supported. */
    public static Rejection unreadable(String reason) {
        return new Rejection(ProblemType.UNREADABLE_MEDIA, reason);
    }
}
