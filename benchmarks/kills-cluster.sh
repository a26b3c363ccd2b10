#!/usr/bin/env bash
# Kills a worker of a Flink cluster, whose processes share nothing but a bucket, at each stage of a feed's run, and then the JobManager, and asserts that the tables are those of the direct runner each time, or that the
# run ends with a message and nothing is published.
# Usage: benchmarks/kills-cluster.sh        Needs root, for roots of their own. Exit code: Maven's.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
exec mvn -B -ntp -Pflink,cluster verify -Dtest=FlinkDeployTest -Dit.test=FlinkClusterIT -Dguanxi.kills=ScanFeed,MarkDuplicates,WriteFeed -Djacoco.skip=true -Dsurefire.failIfNoSpecifiedTests=false
