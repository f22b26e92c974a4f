package io.github.qptv2.tensor.distributed;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Rank and size of a process group, as the launcher sets them in the environment.
 *
 * @param rank of this process, in [0, size)
 * @param size number of processes, at least 1
 * @param localRank rank of this process on its machine, and index of its GPU
 * @param address host on which rank 0 runs; empty for a single process
 * @param port that rank 0 listens on; 0 for a single process
 * @param attempt number of restarts by a launcher that serves the store itself, as torchrun does; empty if rank 0
 *     serves it
 */
public record DistributedEnv(int rank, int size, int localRank, String address, int port, OptionalInt attempt) {

    /** A single process. */
    public static final DistributedEnv ALONE = new DistributedEnv(0, 1, 0, "", 0, OptionalInt.empty());

    public DistributedEnv {
        if (size < 1) {
            throw new IllegalArgumentException("WORLD_SIZE must be at least 1, got " + size);
        }
        if (rank < 0 || rank >= size) {
            throw new IllegalArgumentException("RANK must be in [0, WORLD_SIZE), got " + rank + " of " + size);
        }
        if (localRank < 0 || localRank > rank) {
            throw new IllegalArgumentException("LOCAL_RANK must be in [0, RANK], got " + localRank + " at " + rank);
        }
        if (size > 1 && address.isBlank()) {
            throw new IllegalArgumentException("MASTER_ADDR must name the host of rank 0, got none");
        }
        if (size > 1 && (port < 1 || port > 65535)) {
            throw new IllegalArgumentException("MASTER_PORT must be in [1, 65535], got " + port);
        }
    }

    /**
     * Reads {@code RANK}, {@code WORLD_SIZE}, {@code LOCAL_RANK}, {@code MASTER_ADDR} and {@code MASTER_PORT} as
     * torchrun and Kubernetes' operators set them, or Slurm's {@code SLURM_PROCID}, {@code SLURM_NTASKS} and
     * {@code SLURM_LOCALID} in place of the first three. If none is set, there is a single process.
     *
     * @param environment variables by name
     * @throws IllegalArgumentException if one is missing, is not a number or contradicts another
     */
    public static DistributedEnv of(Map<String, String> environment) {
        var rank = number(environment, "RANK", "SLURM_PROCID");
        var size = number(environment, "WORLD_SIZE", "SLURM_NTASKS");
        var address = environment.getOrDefault("MASTER_ADDR", "");
        if (rank.isEmpty() && size.isEmpty() && address.isEmpty()) {
            return ALONE;
        }
        int processes = size.orElseThrow(() -> missing("WORLD_SIZE"));
        int own = rank.orElseThrow(() -> missing("RANK"));
        int local = number(environment, "LOCAL_RANK", "SLURM_LOCALID").orElse(0);
        int port = processes == 1
                ? 0
                : number(environment, "MASTER_PORT", "MASTER_PORT").orElseThrow(() -> missing("MASTER_PORT"));
        return new DistributedEnv(own, processes, local, address, port, attempt(environment));
    }

    private static OptionalInt attempt(Map<String, String> environment) {
        return Boolean.parseBoolean(environment.get("TORCHELASTIC_USE_AGENT_STORE"))
                ? OptionalInt.of(parse(
                        "TORCHELASTIC_RESTART_COUNT", environment.getOrDefault("TORCHELASTIC_RESTART_COUNT", "0")))
                : OptionalInt.empty();
    }

    private static Optional<Integer> number(Map<String, String> environment, String name, String fallback) {
        var found = environment.containsKey(name) ? name : fallback;
        return Optional.ofNullable(environment.get(found)).map(text -> parse(found, text));
    }

    private static int parse(String name, String text) {
        try {
            return Integer.parseInt(text.strip());
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(name + " must be a whole number, got " + text, e);
        }
    }

    private static IllegalArgumentException missing(String name) {
        return new IllegalArgumentException(
                name + " must be set: processes that train together each need RANK, WORLD_SIZE, MASTER_ADDR and"
                        + " MASTER_PORT");
    }

    @Override
    public String toString() {
        return "rank " + rank + " of " + size;
    }
}
