#!/usr/bin/env python3
"""Makes the populated stores that the upgrade tests open, with the program as a revision of this repository builds it.

    tools/released-store/make.py REVISION VERSION [--program FILE] [--only sqlite|postgres]

writes tests/SceneScout.Cluster.Tests/Upgrade/Released/VERSION/: sqlite/*.gz (store, journal, snapshots), postgres.sql.gz (one
database with both), master.key and manifest.json (what stood in them). What a released version wrote is never made anew: run
this once, with the release. Needs git, dotnet, and for PostgreSQL initdb with PostGIS under /usr/lib/postgresql or in PATH.
"""
import argparse, glob, gzip, json, os, pathlib, shutil, signal, socket, sqlite3, subprocess, sys, tempfile, time, urllib.error, urllib.request

ROOT = pathlib.Path(__file__).resolve().parents[2]
SOURCES = ["eventbrite", "googleplaces", "meetup", "ticketmaster", "yelp"]
RANGE = {"start": "2027-01-01T00:00:00Z", "end": "2027-04-01T00:00:00Z"}
WORLD = ["--seed", "7", "--events", "120", "--start", RANGE["start"]]
LIMITS = ["eventbrite:hour=100000", "ticketmaster:day=100000", "yelp:day=100000"]
BUDGETS = {"eventbrite": "100000/1h", "ticketmaster": "5/1s,100000/1d", "yelp": "10/1s,100000/utc-day"}
LIVE = "SELECT count(*) FROM task_assignments WHERE status IN ('queued', 'leased')"

# What the tests compare before and after an upgrade: names and statements that both databases understand.
COUNTS = {
    "events": "SELECT count(*) FROM events",
    "eventsByFreshness": "SELECT freshness, count(*) FROM events GROUP BY freshness",
    "eventsProcessed": "SELECT count(*) FROM events WHERE processed_version = version",
    "listings": "SELECT source, count(*) FROM event_sources GROUP BY source",
    "rawEvents": "SELECT source, count(*) FROM raw_events GROUP BY source",
    "redirects": "SELECT count(*) FROM event_redirects",
    "venues": "SELECT count(*) FROM venues",
    "images": "SELECT count(*) FROM images",
    "sightings": "SELECT count(*) FROM listing_sightings",
    "areas": "SELECT count(*) FROM areas",
    "searches": "SELECT sum(searches) FROM areas",
    "tasks": "SELECT task_type || ' ' || status, count(*) FROM task_assignments GROUP BY 1",
    "failures": "SELECT count(*) FROM task_failures",
    "deadLetters": "SELECT count(*) FROM dead_letters",
    "pauses": "SELECT scope || ' ' || name, mode FROM spawn_pauses",
    "counters": "SELECT name, sum(value) FROM spawn_counters GROUP BY name",
    "keys": "SELECT source || ' ' || name, fingerprint FROM api_keys",
    "requests": "SELECT status, count(*) FROM spawn_requests GROUP BY status",
    "audit": "SELECT count(*) FROM audit_log",
    "seeds": "SELECT count(*) FROM learned_seeds",
    "epoch": "SELECT max(epoch) FROM controller_epoch",
}
JOURNAL = "SELECT persistence_id, max(sequence_number) FROM journal GROUP BY persistence_id"


def port():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


def call(method, url, body=None, headers=None, timeout=60):
    request = urllib.request.Request(url, method=method, headers={"Content-Type": "application/json", **(headers or {})},
                                     data=None if body is None else json.dumps(body).encode())
    try:
        with urllib.request.urlopen(request, timeout=timeout) as answer:
            text = answer.read().decode()
    except urllib.error.HTTPError as refused:
        # Not an answer that waiting changes, other than 503.
        if refused.code != 503:
            sys.exit(f"{method} {url}: {refused.code} {refused.read().decode()}")
        raise
    else:
        return json.loads(text) if text.lstrip().startswith(("{", "[")) else text


def until(what, test, seconds=300):
    end = time.monotonic() + seconds
    while True:
        try:
            if test():
                return
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            pass
        if time.monotonic() > end:
            sys.exit(f"waited {seconds} s for {what}")
        time.sleep(0.05)


def build(revision, folder):
    archive = folder / "files.tar"
    subprocess.run(["git", "-C", ROOT, "archive", "--output", archive, revision], check=True)
    subprocess.run(["tar", "-xf", archive, "-C", folder], check=True)
    project = next(p for p in ("SceneScout.Cli", "SceneScout.Node") if (folder / "src" / p / f"{p}.csproj").exists())
    subprocess.run(["dotnet", "build", folder / "src" / project, "-c", "Release", "--nologo", "-v", "q", "-p:RunAnalyzers=false"], check=True)
    return folder / "src" / project / "bin" / "Release" / "net10.0" / "scout"


class Store:
    """A database that this script may look into."""

    def __init__(self, settings, query, journal):
        self.settings, self.query, self.journal = settings, query, journal

    def one(self, sql):
        return self.query(sql)[0][0]

    def manifest(self):
        def read(sql):
            rows = self.query(sql)
            return rows[0][0] if len(rows) == 1 and len(rows[0]) == 1 else {str(k): v for k, v in sorted(rows)}
        counts = {name: read(sql) for name, sql in COUNTS.items()}
        return {**counts, "journal": {k: int(v) for k, v in sorted(self.journal())}}


def fill(program, folder, store):
    """Searches, changes, faults, pauses; ends with a killed node that had work in hand."""
    http, simulator = port(), port()
    log = open(folder / "log", "ab")
    world = subprocess.Popen([program, "simulator", *WORLD, "--port", str(simulator), *sum((["--limit", l] for l in LIMITS), [])], stdout=log, stderr=log)
    sim, node = f"http://127.0.0.1:{simulator}", f"http://127.0.0.1:{http}"
    until("the simulator", lambda: call("GET", f"{sim}/stats"))
    settings = {**store.settings, "discovery.interval": "0s", "spawn.idle-poll": "200ms", "spawn.retry.base-delay": "200ms", "spawn.lease-time": "10s",
                "sources.eventbrite.organizers": ",".join(call("GET", f"{sim}/truth")["eventbriteOrganizers"])}
    for source in SOURCES:
        settings[f"sources.{source}.api-key"] = "released-key"
        settings[f"sources.{source}.base-address"] = f"{sim}/{source}/"
        if source in BUDGETS:
            settings[f"sources.{source}.limits"] = BUDGETS[source]
    line = [program, "node", "--port", str(port()), "--http-port", str(http), *sum((["--set", f"{k}={v}"] for k, v in settings.items()), [])]
    environment = {**os.environ, "SCENESCOUT_MASTER_KEY_FILE": str(folder / "master.key")}
    process = subprocess.Popen(line, stdout=log, stderr=log, env=environment, cwd=folder)

    def shell(*words, given=None):
        subprocess.run([program, "shell", "--url", node, "--yes", "--", *words], input=given, text=True, check=True, stdout=log, stderr=log)

    def search(plan, cities, sources=()):
        call("POST", f"{node}/api/spawn", {"action": "discovery", "params": {"planId": plan, "cities": cities, "sources": list(sources), "dateRange": RANGE}},
             {"Idempotency-Key": plan})

    def faults(source, **values):
        call("PUT", f"{sim}/faults/{source}", values)

    def done(why):
        until(why, lambda: store.one(LIVE) == 0)

    try:
        until("the node", lambda: call("GET", f"{node}/health/ready"))
        search("first", ["Berlin", "Madrid", "Paris", "London", "New York"])
        done("the first search")
        # An area with a history, listings that changed or vanished.
        call("POST", f"{sim}/advance?hours=480")
        search("second", ["Berlin", "Madrid", "Paris"])
        done("the second search")
        # Dead letters.
        faults("meetup", errorRate=1, errorStatus=500)
        search("third", ["Berlin", "London"], ["meetup"])
        done("the dead letters")
        faults("meetup")
        # A rest that a source asked for, and a limit set by hand: both are in the journal.
        faults("yelp", tooManyRate=1, retryAfter="00:02:00")
        search("fourth", ["London"], ["yelp"])
        until("a refusal", lambda: store.one("SELECT count(*) FROM task_assignments WHERE status = 'queued' AND source = 'yelp' AND not_before IS NOT NULL") > 0)
        faults("yelp")
        shell("quota", "set", "ticketmaster", "4/1s", "5000/1d")
        shell("key", "add", "yelp", "second", "--secret", "-", given="sealed-key\n")
        waiting = store.query("SELECT task_id FROM task_assignments WHERE status = 'queued' AND source = 'yelp' ORDER BY task_id")
        shell("task", "cancel", waiting[0][0])
        shell("spawn", "pause", "type", "processing", "-m", "held back for the next version")
        shell("spawn", "drain", "source", "googleplaces", "-m", "terms under review")
        shell("spawn", "scale", "ingestion", "2")
        # Killed in the middle.
        for source in SOURCES:
            faults(source, latency="00:00:00.4")
        search("last", ["Tokyo", "Sydney", "Chicago", "Toronto"])
        until("work in hand", lambda: store.one("SELECT count(*) FROM task_assignments WHERE status = 'leased' AND task_type = 'discovery'") > 0
              and store.one("SELECT count(*) FROM task_assignments WHERE status = 'queued' AND task_type = 'processing'") > 0
              and store.one("SELECT count(*) FROM task_assignments WHERE status = 'leased' AND task_type = 'discovery' AND checkpoint IS NOT NULL") > 0)
        process.kill()
        process.wait()
    finally:
        for p in (process, world):
            if p.poll() is None:
                p.kill()
                p.wait()


def sqlite(program, folder, out):
    data = folder / "data"
    data.mkdir()

    def rows(file, sql):
        connection = sqlite3.connect(data / file, timeout=20)
        try:
            return connection.execute(sql).fetchall()
        finally:
            connection.close()

    store = Store({"store.kind": "sqlite", "store.folder": str(data)}, lambda sql: rows("scenescout.db", sql), lambda: rows("journal.db", JOURNAL))
    fill(program, folder, store)
    manifest = store.manifest()
    (out / "sqlite").mkdir(parents=True, exist_ok=True)
    for file in ("scenescout.db", "journal.db", "snapshots.db"):
        connection = sqlite3.connect(data / file)
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        connection.execute("VACUUM")
        connection.close()
        pack(out / "sqlite" / f"{file}.gz", (data / file).read_bytes())
    return manifest


def postgres(program, folder, out):
    bins = [pathlib.Path(p).parent for p in sorted(glob.glob("/usr/lib/postgresql/*/bin/initdb"))] or [pathlib.Path(shutil.which("initdb")).parent]
    bin, data, number = bins[-1], folder / "cluster", port()
    user = ["setpriv", "--reuid=postgres", "--regid=postgres", "--init-groups", "--"] if os.geteuid() == 0 else []
    os.chmod(folder, 0o755)
    data.mkdir()
    if user:
        shutil.chown(data, "postgres", "postgres")
    subprocess.run([*user, bin / "initdb", "-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync"], check=True, cwd="/", stdout=subprocess.DEVNULL)
    server = subprocess.Popen([*user, bin / "postgres", "-D", data, "-p", str(number), "-c", "listen_addresses=127.0.0.1", "-c", "unix_socket_directories=", "-c", "fsync=off", "-c", "max_connections=200"],
                              cwd="/", stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    at = ["-h", "127.0.0.1", "-p", str(number), "-U", "postgres"]

    def rows(sql, database="scenescout"):
        text = subprocess.run([bin / "psql", *at, "-d", database, "-AtX", "-F", "\x1f", "-c", sql], check=True, capture_output=True, text=True).stdout
        return [tuple(int(v) if v.lstrip("-").isdigit() else v for v in line.split("\x1f")) for line in text.splitlines()]

    try:
        until("PostgreSQL", lambda: subprocess.run([bin / "pg_isready", *at], capture_output=True).returncode == 0)
        rows("CREATE DATABASE scenescout", "postgres")
        store = Store({"store.kind": "postgres", "store.connection": f"Host=127.0.0.1;Port={number};Database=scenescout;Username=postgres"}, rows, lambda: rows(JOURNAL))
        fill(program, folder, store)
        manifest = store.manifest()
        dump = subprocess.run([bin / "pg_dump", *at, "--no-owner", "--inserts", "--rows-per-insert=50", "scenescout"], check=True, capture_output=True, text=True).stdout
        # Commands of psql, which other clients do not know.
        pack(out / "postgres.sql.gz", "\n".join(l for l in dump.splitlines() if not l.startswith(("\\restrict", "\\unrestrict"))).encode())
        return manifest
    finally:
        server.send_signal(signal.SIGINT)
        server.wait()


def pack(file, content):
    file.write_bytes(gzip.compress(content, 9, mtime=0))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("revision")
    parser.add_argument("version")
    parser.add_argument("--program", type=pathlib.Path, help="the revision's program, where it is built already")
    parser.add_argument("--only", choices=["sqlite", "postgres"])
    given = parser.parse_args()
    out = ROOT / "tests" / "SceneScout.Cluster.Tests" / "Upgrade" / "Released" / given.version
    out.mkdir(parents=True, exist_ok=True)
    manifest = json.loads((out / "manifest.json").read_text()) if (out / "manifest.json").exists() else {}
    manifest["version"] = given.version
    manifest["commit"] = subprocess.run(["git", "-C", ROOT, "rev-parse", "--short", given.revision], check=True, capture_output=True, text=True).stdout.strip()
    with tempfile.TemporaryDirectory(prefix="scenescout-released-") as temporary:
        temporary = pathlib.Path(temporary)
        os.chmod(temporary, 0o755)
        (temporary / "build").mkdir()
        program = given.program.resolve() if given.program else build(given.revision, temporary / "build")
        if not (out / "master.key").exists():
            subprocess.run([program, "keys", "master", out / "master.key"], check=True)
        for kind, make in (("sqlite", sqlite), ("postgres", postgres)):
            if given.only in (None, kind):
                folder = temporary / kind
                folder.mkdir()
                shutil.copy(out / "master.key", folder)
                manifest[kind] = make(program, folder, out)
                manifest["queries"] = {**COUNTS, "journal": JOURNAL}
                print(kind, json.dumps(manifest[kind]["tasks"]))
    (out / "manifest.json").write_text(json.dumps(manifest, indent=2, sort_keys=True) + "\n")


main()
