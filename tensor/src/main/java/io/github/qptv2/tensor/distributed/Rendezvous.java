package io.github.qptv2.tensor.distributed;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.github.qptv2.tensor.PersistentHandles;
import io.github.qptv2.tensor.Scope;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.chrono.Milliseconds;
import org.bytedeco.pytorch.PrefixStore;
import org.bytedeco.pytorch.Store;
import org.bytedeco.pytorch.StringVector;
import org.bytedeco.pytorch.TCPStore;
import org.bytedeco.pytorch.TCPStoreOptions;

/** Rendezvous of processes through libtorch's key-value store, which rank 0 or the launcher serves. */
final class Rendezvous {

    private static final Duration PAUSE = Duration.ofMillis(20);
    private static final String CAME = "came/";
    private static final String SIZE = "size/";

    private final DistributedEnv env;
    private final Duration timeout;
    private final long start = System.nanoTime();

    Rendezvous(DistributedEnv env, Duration timeout) {
        this.env = env;
        this.timeout = timeout;
    }

    /** Waits until all processes have joined; the caller closes the store. */
    RendezvousStore join() {
        boolean serves = env.rank() == 0 && env.attempt().isEmpty();
        if (!serves) {
            awaitServer();
        }
        var store = connect(serves);
        try {
            register(store.keys());
            awaitOthers(store.keys());
            return store;
        } catch (CollectiveException | IllegalArgumentException e) {
            store.close();
            throw e;
        } catch (RuntimeException e) {
            store.close();
            throw new CollectiveException(
                    "%s lost rank 0 at %s while joining the others: %s"
                            .formatted(env, address(), CollectiveException.reason(e)),
                    e);
        }
    }

    /** Waits for the store by a plain Java socket: libtorch's attempts print backtraces. */
    private void awaitServer() {
        while (true) {
            try (var socket = new Socket()) {
                socket.connect(new InetSocketAddress(env.address(), env.port()), (int) timeout.toMillis());
                return;
            } catch (IOException e) {
                if (isOver()) {
                    throw new CollectiveException(
                            "%s could not connect to MASTER_ADDR:MASTER_PORT = %s within %d s: %s"
                                    .formatted(env, address(), timeout.toSeconds(), e.getMessage()),
                            e);
                }
                pause();
            }
        }
    }

    private RendezvousStore connect(boolean serves) {
        try (var scope = Scope.open()) {
            var options = new TCPStoreOptions()
                    .port((short) env.port())
                    .isServer(serves)
                    .waitWorkers(false)
                    .timeout(new Milliseconds(timeout.toMillis()));
            // a launcher's store survives restarts, with the keys of earlier attempts
            var prefix = "qpt/" + env.attempt().orElse(0);
            var server = PersistentHandles.kept(new TCPStore(env.address(), options));
            return new RendezvousStore(server, PersistentHandles.kept(new PrefixStore(prefix, server)));
        } catch (RuntimeException e) {
            throw new CollectiveException(
                    "%s could not %s %s: %s"
                            .formatted(
                                    env, serves ? "listen at" : "connect to", address(), CollectiveException.reason(e)),
                    e);
        }
    }

    private void register(Store store) {
        try (var scope = Scope.open()) {
            if (store.add(CAME + env.rank(), 1) > 1) {
                throw new IllegalArgumentException(
                        "RANK must differ in every process, got " + env.rank() + " twice at " + address());
            }
            store.set(SIZE + env.rank(), Integer.toString(env.size()));
        }
    }

    private void awaitOthers(Store store) {
        var missing = IntStream.range(0, env.size()).boxed().collect(Collectors.toCollection(TreeSet::new));
        while (true) {
            missing.removeIf(rank -> isRegistered(store, rank));
            if (missing.isEmpty()) {
                return;
            }
            if (isOver()) {
                throw new CollectiveException("%s waited %d s at %s, but ranks %s did not join"
                        .formatted(env, timeout.toSeconds(), address(), missing));
            }
            pause();
        }
    }

    private boolean isRegistered(Store store, int rank) {
        try (var scope = Scope.open()) {
            var key = SIZE + rank;
            if (!store.check(new StringVector(key))) {
                return false;
            }
            BytePointer value = store.get_to_str(new BytePointer(key, StandardCharsets.UTF_8));
            int theirs = Integer.parseInt(value.getString(StandardCharsets.UTF_8));
            if (theirs != env.size()) {
                throw new IllegalArgumentException(
                        "WORLD_SIZE must be the same in every process, got %d at rank %d and %d at rank %d"
                                .formatted(env.size(), env.rank(), theirs, rank));
            }
            return true;
        }
    }

    private String address() {
        return env.address() + ":" + env.port();
    }

    private boolean isOver() {
        return System.nanoTime() - start > timeout.toNanos();
    }

    private void pause() {
        try {
            Thread.sleep(PAUSE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CollectiveException(env + " was interrupted while waiting for the others", e);
        }
    }
}
