package io.github.qptv2.tensor;

import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import org.bytedeco.openblas.global.openblas_nolapack;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ThreadTeamTest {

    @Test
    void piecesRunSideBySideEachOnOneCore() {
        int before = Ops.threads();
        try {
            Ops.threads(3);
            try (var team = ThreadTeam.open()) {
                assertThat(team.size()).isEqualTo(3);
                var meeting = new CyclicBarrier(3); // met only if all three run at once
                Callable<Integer> piece = () -> {
                    meeting.await(20, TimeUnit.SECONDS);
                    return Ops.threads();
                };
                assertThat(team.run(Collections.nCopies(3, piece))).containsExactly(1, 1, 1);
            }
            assertThat(Ops.threads()).isEqualTo(3);
        } finally {
            Ops.threads(before);
        }
    }

    @Test
    void resultsComeInTheOrderOfThePieces() {
        try (var team = ThreadTeam.open()) {
            List<Callable<Integer>> pieces = IntStream.range(0, 50)
                    .mapToObj(i -> (Callable<Integer>) () -> i * i)
                    .toList();
            assertThat(team.run(pieces)).startsWith(0, 1, 4, 9).hasSize(50).endsWith(49 * 49);
        }
    }

    @Test
    void aFailingPieceFailsTheRun() {
        try (var team = ThreadTeam.open()) {
            Callable<Integer> bad = () -> {
                throw new IllegalArgumentException("no such thing");
            };
            assertThatThrownBy(() -> team.run(List.of(bad)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("no such thing");
        }
    }

    @Test
    void afterAFailureNoPieceIsStillRunning() {
        var running = new AtomicInteger();
        try (var team = ThreadTeam.open()) {
            Callable<Integer> bad = () -> {
                throw new IllegalArgumentException("no such thing");
            };
            Callable<Integer> slow = () -> {
                running.incrementAndGet();
                Thread.sleep(100);
                return running.decrementAndGet();
            };

            assertThatThrownBy(() -> team.run(List.of(bad, slow, slow, slow))).hasMessage("no such thing");

            assertThat(running).hasValue(0);
        }
    }

    @Test
    void openBlasIsQuietWhileOneIsOpenAndThenAsBefore() {
        Ops.threads(Ops.threads());
        int before = openblas_nolapack.blas_get_num_threads();
        try (var outer = QuietBlas.open()) {
            try (var inner = QuietBlas.open()) {
                assertThat(openblas_nolapack.blas_get_num_threads()).isEqualTo(1);
            }
            assertThat(openblas_nolapack.blas_get_num_threads()).isEqualTo(1);
        }
        assertThat(openblas_nolapack.blas_get_num_threads()).isEqualTo(before);
    }
}
