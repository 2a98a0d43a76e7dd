using Akka.Actor;
using SceneScout.Actors.Hosting;
using SceneScout.Node.Configuration;
using SceneScout.Node.Hosting;
using SceneScout.Node.Http;
using SceneScout.Node.Security;
using SceneScout.Node.Telemetry;
using SceneScout.Sources;
using SceneScout.Storage.Contracts;
using SceneScout.Threds.Cluster.Hosting;

namespace SceneScout.Node.Palettes;

/// <summary>What the palettes' verbs work on.</summary>
/// <param name="System">The actor system of the node.</param>
/// <param name="Store">The store.</param>
/// <param name="Gateway">The way to the controller.</param>
/// <param name="Desk">Acts on single tasks.</param>
/// <param name="Quotas">The way to the call budgets.</param>
/// <param name="Reviews">Brings what people say of listings to their blocks.</param>
/// <param name="Spawn">What the actors share.</param>
/// <param name="Sources">The sources and their calls.</param>
/// <param name="Rates">How fast the pipeline is.</param>
/// <param name="Options">The node's settings.</param>
/// <param name="Threds">The node's threds.</param>
/// <param name="Log">The node's newest log lines.</param>
/// <param name="Keys">Sealed API keys.</param>
/// <param name="Loggers">Makes loggers.</param>
internal sealed record CommandServices(
    ActorSystem System,
    IStore Store,
    SpawnGateway Gateway,
    TaskOperations Desk,
    QuotaGateway Quotas,
    ReviewDesk Reviews,
    SpawnServices Spawn,
    SourceSet Sources,
    PipelineRates Rates,
    ScoutOptions Options,
    ThredHost Threds,
    LogMemory Log,
    KeyVault Keys,
    ILoggerFactory Loggers);
