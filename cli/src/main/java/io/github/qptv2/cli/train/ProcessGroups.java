package io.github.qptv2.cli.train;

import java.time.Duration;

import io.github.qptv2.cli.console.UserException;
import io.github.qptv2.device.Device;
import io.github.qptv2.tensor.distributed.Collective;
import io.github.qptv2.tensor.distributed.DistributedEnv;
import io.github.qptv2.train.RuntimeConfig;

/** Joins the process group of distributed training, as torchrun, Slurm or a Kubernetes operator has set it up. */
final class ProcessGroups {

    private ProcessGroups() {}

    static Collective open(RuntimeConfig compute) {
        try {
            var env = DistributedEnv.of(System.getenv());
            var device = Device.parse(compute.device());
            return env.size() == 1
                    ? Collective.alone(device)
                    : Collective.open(env, device.kind(), Duration.ofSeconds(compute.timeout()));
        } catch (IllegalArgumentException e) {
            throw new UserException(String.valueOf(e.getMessage()));
        }
    }
}
