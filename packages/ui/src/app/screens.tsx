import type { Role } from '@hearthline/protocol';
import {
  BookUser,
  CalendarClock,
  CalendarDays,
  CalendarHeart,
  ClipboardCheck,
  History,
  LayoutGrid,
  Megaphone,
  MessagesSquare,
  Network,
  Phone,
  Radio,
  Settings,
  Star,
  Stethoscope,
  Users,
  Volume2,
  Voicemail,
  type LucideIcon,
} from 'lucide-react';
import type { ComponentType } from 'react';
import { ActivitiesScreen } from '../features/activities/ActivitiesScreen.tsx';
import { AnnouncementsScreen } from '../features/announcements/AnnouncementsScreen.tsx';
import { BroadcastScreen } from '../features/broadcast/BroadcastScreen.tsx';
import { FaultScreen } from '../features/faults/FaultScreen.tsx';
import { FloorScreen } from '../features/floor/FloorScreen.tsx';
import { CallbacksScreen } from '../features/callbacks/CallbacksScreen.tsx';
import { ChatScreen } from '../features/chat/ChatScreen.tsx';
import { ContactsScreen } from '../features/contacts/ContactsScreen.tsx';
import { HistoryScreen } from '../features/history/HistoryScreen.tsx';
import { MessagesScreen } from '../features/messages/MessagesScreen.tsx';
import { OrganisationScreen } from '../features/organisation/OrganisationScreen.tsx';
import { PhoneScreen } from '../features/phone/PhoneScreen.tsx';
import { PointsScreen } from '../features/points/PointsScreen.tsx';
import { ReadinessScreen } from '../features/readiness/ReadinessScreen.tsx';
import { SettingsScreen } from '../features/settings/SettingsScreen.tsx';
import { SoundTestScreen } from '../features/soundTest/SoundTestScreen.tsx';
import { TeamScreen } from '../features/team/TeamScreen.tsx';
import { TodayScreen } from '../features/today/TodayScreen.tsx';
import type { ScreenId } from './router.tsx';

export interface Screen {
  readonly id: ScreenId;
  readonly icon: LucideIcon;
  readonly roles: readonly Role[];
  readonly needsPhone: boolean;
  /** Reached from other screens alone. */
  readonly isOffRail?: boolean;
  readonly Component: ComponentType;
}

/** Every screen: one line here, one folder in `features/`. The order is the order of the rail. */
const screens: readonly Screen[] = [
  { id: 'today', icon: CalendarDays, roles: ['operator'], needsPhone: false, Component: TodayScreen },
  { id: 'organisation', icon: Network, roles: ['it'], needsPhone: false, Component: OrganisationScreen },
  { id: 'floor', icon: LayoutGrid, roles: ['leader'], needsPhone: false, Component: FloorScreen },
  { id: 'broadcast', icon: Radio, roles: ['leader', 'it'], needsPhone: false, Component: BroadcastScreen },
  { id: 'phone', icon: Phone, roles: ['operator', 'leader'], needsPhone: true, Component: PhoneScreen },
  { id: 'history', icon: History, roles: ['operator', 'leader'], needsPhone: false, Component: HistoryScreen },
  { id: 'messages', icon: Voicemail, roles: ['operator', 'leader'], needsPhone: true, Component: MessagesScreen },
  {
    id: 'callbacks',
    icon: CalendarClock,
    roles: ['operator', 'leader'],
    needsPhone: false,
    Component: CallbacksScreen,
  },
  { id: 'contacts', icon: BookUser, roles: ['operator', 'leader'], needsPhone: false, Component: ContactsScreen },
  { id: 'team', icon: Users, roles: ['operator', 'leader', 'it'], needsPhone: false, Component: TeamScreen },
  { id: 'chat', icon: MessagesSquare, roles: ['operator', 'leader', 'it'], needsPhone: false, Component: ChatScreen },
  { id: 'points', icon: Star, roles: ['operator', 'leader'], needsPhone: false, Component: PointsScreen },
  {
    id: 'announcements',
    icon: Megaphone,
    roles: ['operator', 'leader'],
    needsPhone: false,
    Component: AnnouncementsScreen,
  },
  {
    id: 'activities',
    icon: CalendarHeart,
    roles: ['operator', 'leader', 'it'],
    needsPhone: false,
    Component: ActivitiesScreen,
  },
  { id: 'settings', icon: Settings, roles: ['operator', 'leader', 'it'], needsPhone: false, Component: SettingsScreen },
  {
    ...{ id: 'readiness', icon: ClipboardCheck, roles: ['operator', 'leader'], needsPhone: true },
    ...{ isOffRail: true, Component: ReadinessScreen },
  },
  {
    ...{ id: 'soundTest', icon: Volume2, roles: ['operator', 'leader', 'it'], needsPhone: true },
    ...{ isOffRail: true, Component: SoundTestScreen },
  },
  {
    ...{ id: 'faults', icon: Stethoscope, roles: ['operator', 'leader', 'it'], needsPhone: true },
    ...{ isOffRail: true, Component: FaultScreen },
  },
];

/** Those with a place on the rail. */
export const railOf = (from: readonly Screen[]): readonly Screen[] =>
  from.filter(({ isOffRail }) => isOffRail !== true);

export const screensOf = (role: Role, hasPhone: boolean): readonly Screen[] =>
  screens.filter((screen) => screen.roles.includes(role) && (hasPhone || !screen.needsPhone));
