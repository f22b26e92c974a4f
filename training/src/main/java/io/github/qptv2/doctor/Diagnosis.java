package io.github.qptv2.doctor;

import java.util.List;

import io.github.qptv2.scoring.Conventions;
import org.jspecify.annotations.Nullable;

/**
 * What an examination has found.
 *
 * @param verdict on the scores under the current conventions
 * @param current conventions that the file is read with now
 * @param standings all that were tried, best first
 * @param winner better than the current ones by more than noise, or null
 * @param confidence of each interval of the standings
 * @param health of the raw outputs
 * @param findings in sentences, gravest first
 * @param pictures names of those whose ladders were scored
 * @param labelled what conventions were ranked by, or null: then by the ladders
 * @param unreadable a line for each picture that could not be used
 */
public record Diagnosis(
        Verdict verdict,
        Conventions current,
        List<Standing> standings,
        @Nullable Standing winner,
        double confidence,
        Health health,
        List<String> findings,
        List<String> pictures,
        @Nullable Labelled labelled,
        List<String> unreadable) {

    /**
     * Labelled pictures that were scored.
     *
     * @param scored how many
     * @param of how many there are in the part they were drawn from
     * @param official whether from the official test part
     */
    public record Labelled(String set, int scored, int of, boolean official) {}

    /** The result under the current conventions. */
    public Standing now() {
        return standings.stream().filter(Standing::isCurrent).findFirst().orElseThrow();
    }

    /** Whether too few pictures were seen to say anything of other conventions. */
    public boolean isOfTooFew() {
        return standings.stream().allMatch(standing -> standing.ahead() == null);
    }

    /** Whether the winner should be written: it must also be fit for use, or nothing is gained. */
    public boolean isWorthChanging() {
        if (winner == null) {
            return false;
        }
        return winner.srcc() == null
                ? Verdict.of(winner.monotonicity().mean()) != Verdict.FAIL
                : winner.srcc().interval() != null && winner.srcc().interval().low() > 0;
    }
}
