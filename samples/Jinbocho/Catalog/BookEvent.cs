using System.Text.Json;

namespace Jinbocho.Catalog;

/// <summary>A row of <c>audit_log</c>.</summary>
internal sealed record BookEvent(string EventType, JsonElement? Payload, Guid? UserId, DateTime CreatedAt);
