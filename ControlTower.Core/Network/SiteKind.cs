using System.Text.Json.Serialization;

namespace ControlTower.Core.Network;

[JsonConverter(typeof(JsonStringEnumConverter<SiteKind>))]
public enum SiteKind { Supplier, Plant, DistributionCenter, CrossDock, Port, Store, Customer }
