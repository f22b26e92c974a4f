package io.github.qptv2.server.queue;

import io.github.qptv2.server.problem.ProblemType;

/**
 * Why an item has no score.
 *
 * @param type of the problem if it is the only item
 * @param reason in one line
 * @since 0.2
 */
public record Refusal(ProblemType type, String reason) {

    static Refusal tooLarge(String reason) {
        return new Refusal(ProblemType.MEDIA_TOO_LARGE, reason);
    }

    /** The item is corrupt or not supported. */
    public static Refusal unreadable(String reason) {
        return new Refusal(ProblemType.UNREADABLE_MEDIA, reason);
    }
}
