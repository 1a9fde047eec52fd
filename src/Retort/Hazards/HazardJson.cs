using System.Text.Json.Serialization;

namespace Retort.Hazards;

/// <summary>How remembered hazards are written.</summary>
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, UseStringEnumConverter = true)]
[JsonSerializable(typeof(Hazard[]))]
internal sealed partial class HazardJson : JsonSerializerContext;
